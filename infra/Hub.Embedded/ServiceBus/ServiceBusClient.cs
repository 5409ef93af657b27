#nullable disable // As the real package: its callers see no nullable annotations.
using Hub.Embedded.ServiceBus;

namespace Azure.Messaging.ServiceBus;

/// <summary>
/// Queues, kept durably on the queue service of a storage account. This stand-in takes the connection string of that
/// account where the real client takes one of a Service Bus namespace.
/// </summary>
public class ServiceBusClient : IAsyncDisposable
{
    private readonly Broker _broker;

    /// <summary>For mocking.</summary>
    protected ServiceBusClient()
    {
    }

    /// <summary>Takes the connection string of a storage account.</summary>
    public ServiceBusClient(string connectionString)
    {
        _broker = new Broker(connectionString, TimeProvider.System);
        Identifier = $"{Guid.NewGuid()}";
    }

    /// <summary>The host of the queue service.</summary>
    public virtual string FullyQualifiedNamespace => _broker.Queues.Endpoint.Host;

    /// <summary>Whether the client was disposed.</summary>
    public virtual bool IsClosed { get; private set; }

    /// <summary>Names this client in logs.</summary>
    public virtual string Identifier { get; }

    /// <summary>A sender to a queue; nothing is sent, so an absent queue shows at the first message.</summary>
    public virtual ServiceBusSender CreateSender(string queueOrTopicName)
    {
        CheckOpen(queueOrTopicName);
        return new ServiceBusSender(this, _broker, queueOrTopicName);
    }

    /// <summary>A receiver of a queue, in the mode peek-lock.</summary>
    public virtual ServiceBusReceiver CreateReceiver(string queueName) => CreateReceiver(queueName, new ServiceBusReceiverOptions());

    /// <summary>A receiver of a queue or of its dead letters, in the mode peek-lock.</summary>
    public virtual ServiceBusReceiver CreateReceiver(string queueName, ServiceBusReceiverOptions options)
    {
        CheckOpen(queueName);
        return new ServiceBusReceiver(this, _broker, queueName, options ?? new ServiceBusReceiverOptions());
    }

    /// <summary>Closes the client; its senders and receivers refuse from then on.</summary>
    public virtual ValueTask DisposeAsync()
    {
        IsClosed = true;
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private void CheckOpen(string queueName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(queueName);
        ObjectDisposedException.ThrowIf(IsClosed, this);
    }
}
