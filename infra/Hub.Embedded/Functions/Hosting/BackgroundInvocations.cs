using Microsoft.Extensions.DependencyInjection;

namespace Hub.Embedded.Functions.Hosting;

/// <summary>Runs functions that no caller waits for, each in a scope of its own.</summary>
internal sealed class BackgroundInvocations(FunctionRunner runner, IServiceScopeFactory scopes)
{
    /// <summary>Whether the function returned. A failure has been logged.</summary>
    public async Task<bool> TryRunAsync(FunctionDescriptor function, TriggerInput input, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await runner.RunAsync(function, input, scope.ServiceProvider, cancellationToken);
            return true;
        }
#pragma warning disable CA1031 // Whatever a function throws concerns this invocation only.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
