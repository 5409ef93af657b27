#nullable disable // As the real package: its callers see no nullable annotations.
using Hub.Embedded.ServiceBus;

namespace Azure.Messaging.ServiceBus;

/// <summary>Sends messages to one queue.</summary>
public class ServiceBusSender : IAsyncDisposable
{
    private readonly ServiceBusClient _client;
    private readonly Outbox _outbox;
    private bool _closed;

    /// <summary>For mocking.</summary>
    protected ServiceBusSender()
    {
    }

    internal ServiceBusSender(ServiceBusClient client, Broker broker, string queue)
    {
        _client = client;
        _outbox = new Outbox(broker, queue);
        EntityPath = queue;
        Identifier = $"{queue}-{Guid.NewGuid()}";
    }

    /// <summary>The host of the queue service.</summary>
    public virtual string FullyQualifiedNamespace => _client.FullyQualifiedNamespace;

    /// <summary>The queue's name.</summary>
    public virtual string EntityPath { get; }

    /// <summary>Whether the sender or its client was closed.</summary>
    public virtual bool IsClosed => _closed || _client.IsClosed;

    /// <summary>Names this sender in logs.</summary>
    public virtual string Identifier { get; }

    /// <summary>Sends a message; one that duplicate detection recognises is dropped without a word.</summary>
    /// <exception cref="ServiceBusException">MessagingEntityNotFound, MessageSizeExceeded, ServiceCommunicationProblem.</exception>
    public virtual Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return SendMessagesAsync([message], cancellationToken);
    }

    /// <summary>Sends messages one after the other; unlike the real service, a failure leaves those before it sent.</summary>
    public virtual Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return Broker.TranslateAsync(EntityPath, async () =>
        {
            foreach (var message in messages)
            {
                await _outbox.SendAsync(message, message.ScheduledEnqueueTime, cancellationToken);
            }
        });
    }

    /// <summary>Sends a message that nobody receives before the time; returns its sequence number.</summary>
    public virtual Task<long> ScheduleMessageAsync(
        ServiceBusMessage message, DateTimeOffset scheduledEnqueueTime, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        ObjectDisposedException.ThrowIf(IsClosed, this);
        message.ScheduledEnqueueTime = scheduledEnqueueTime;
        return Broker.TranslateAsync(EntityPath, () => _outbox.SendAsync(message, scheduledEnqueueTime, cancellationToken));
    }

    /// <summary>Closes the sender.</summary>
    public virtual Task CloseAsync(CancellationToken cancellationToken = default)
    {
        _closed = true;
        return Task.CompletedTask;
    }

    /// <summary>Closes the sender.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }
}
