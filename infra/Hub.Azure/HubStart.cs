using Azure.Messaging.ServiceBus.Administration;
using Hub.Azure.Intake;
using Hub.Azure.Trust.Callers;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Callers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Hub.Azure;

/// <summary>Opens the store before the first trigger fires.</summary>
public sealed class HubStart(
    HubStore store, CallerKeys keys, ServiceBusAdministrationClient administration, IOptions<HubOptions> options, TimeProvider clock) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await store.EnsureCreatedAsync(cancellationToken);
        if (options.Value.CreateQueues)
        {
            await Tokens.EnsureQueuesAsync(administration, options.Value.QueueLock, cancellationToken);
        }

        await PutFixedKeysAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PutFixedKeysAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (options.Value.BootstrapOperatorKey is { Length: > 0 } key)
        {
            await keys.PutAsync(key, new Registration("operator", CallerRole.Operator, now) { Scopes = Scope.All }, cancellation);
        }

        foreach (var demo in options.Value.Demo ? options.Value.DemoCallers : [])
        {
            await keys.PutAsync(demo.Key, ToCaller(demo, now), cancellation);
        }
    }

    /// <summary>The demo's callers have no limits: the bench measures with them.</summary>
    private static Registration ToCaller(DemoCaller demo, DateTimeOffset now) => new(demo.Id, demo.Role, now)
    {
        Department = demo.Department,
        Scopes = demo.Scopes.Length == 0 ? null : demo.Scopes.Split(' '),
        Limits = CallLimits.Most,
    };
}
