using Azure.Messaging.ServiceBus;
using Hub.Embedded.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hub.Embedded.Functions.ServiceBus;

/// <summary>Listens to the queues from the start to the stop of the host, with one client a connection.</summary>
internal sealed class QueueHost : IHostedService, IAsyncDisposable
{
    private readonly Dictionary<string, ServiceBusClient> _clients = [];
    private readonly List<QueueListener> _listeners;
    private readonly Shutdown _shutdown = new();
    private Task _running = Task.CompletedTask;

    public QueueHost(
        IReadOnlyList<FunctionDescriptor> functions, HostJson host, BackgroundInvocations invocations, IConfiguration configuration, ILogger<QueueHost> logger)
    {
        _listeners = [.. functions.Where(function => function.Trigger is ServiceBusTriggerAttribute).Select(Listen)];

        QueueListener Listen(FunctionDescriptor function)
        {
            var options = host.ServiceBus;
            var trigger = QueueTrigger.Read(function, options, configuration);
            var receiver = Client(trigger.ConnectionString).CreateReceiver(trigger.Queue);
            var handler = new MessageHandler(function, receiver, trigger.AutoComplete, options.MaxAutoLockRenewalDuration, invocations, logger);
            return new QueueListener(trigger.Queue, receiver, handler, options.MaxConcurrentCalls, logger);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Task.WhenAll(_listeners.Select(listener => Task.Run(() => listener.RunAsync(_shutdown), CancellationToken.None)));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _shutdown.StopAsync(_running, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            await client.DisposeAsync();
        }

        _shutdown.Dispose();
    }

    private ServiceBusClient Client(string connectionString)
    {
        if (!_clients.TryGetValue(connectionString, out var client))
        {
            _clients.Add(connectionString, client = new ServiceBusClient(connectionString));
        }

        return client;
    }
}
