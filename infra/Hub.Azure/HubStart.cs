using Azure.Messaging.ServiceBus.Administration;
using Hub.Azure.Intake;
using Hub.Azure.Trust;
using Hub.Domain.Trust;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Hub.Azure;

/// <summary>Opens the store before the first trigger fires.</summary>
public sealed class HubStart(
    HubStore store, CallerStore callers, ServiceBusAdministrationClient administration, IOptions<HubOptions> options) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await store.EnsureCreatedAsync(cancellationToken);
        if (options.Value.CreateQueues)
        {
            await Tokens.EnsureQueuesAsync(administration, options.Value.QueueLock, cancellationToken);
        }

        if (options.Value.BootstrapOperatorKey is { Length: > 0 } key)
        {
            await callers.PutAsync(key, new Caller("operator", CallerRole.Operator, null, Scope.All), cancellationToken);
        }

        foreach (var demo in options.Value.Demo ? options.Value.DemoCallers : [])
        {
            await callers.PutAsync(demo.Key, new Caller(demo.Id, demo.Role, demo.Department, demo.Scopes.Split(' ')), cancellationToken);
        }
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
}
