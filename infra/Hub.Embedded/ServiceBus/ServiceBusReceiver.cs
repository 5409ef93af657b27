#nullable disable // As the real package: its callers see no nullable annotations.
using Hub.Embedded.ServiceBus;

namespace Azure.Messaging.ServiceBus;

/// <summary>Receives from one queue, in the mode peek-lock: a message that is not settled in time is delivered again.</summary>
public class ServiceBusReceiver : IAsyncDisposable
{
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(60);

    private readonly ServiceBusClient _client;
    private readonly Inbox _inbox;
    private bool _closed;

    /// <summary>For mocking.</summary>
    protected ServiceBusReceiver()
    {
    }

    internal ServiceBusReceiver(ServiceBusClient client, Broker broker, string queue, ServiceBusReceiverOptions options)
    {
        _client = client;
        _inbox = new Inbox(broker, queue, options.SubQueue == SubQueue.DeadLetter);
        EntityPath = options.SubQueue == SubQueue.DeadLetter ? queue + "/$DeadLetterQueue" : queue;
        Identifier = $"{queue}-{Guid.NewGuid()}";
    }

    /// <summary>The host of the queue service.</summary>
    public virtual string FullyQualifiedNamespace => _client.FullyQualifiedNamespace;

    /// <summary>The queue's name, with that of its dead-letter queue if that is what is received from.</summary>
    public virtual string EntityPath { get; }

    /// <summary>Names this receiver in logs.</summary>
    public virtual string Identifier { get; }

    /// <summary>Whether the receiver or its client was closed.</summary>
    public virtual bool IsClosed => _closed || _client.IsClosed;

    /// <summary>
    /// Receives up to so many messages as soon as there is one; none when the wait, a minute by default, is over.
    /// </summary>
    /// <exception cref="ServiceBusException">MessagingEntityNotFound, ServiceCommunicationProblem.</exception>
    public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(
        int maxMessages, TimeSpan? maxWaitTime = default, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxMessages, 1);
        if (maxWaitTime is { } wait)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(wait, TimeSpan.Zero, nameof(maxWaitTime));
        }

        return DoAsync(() => _inbox.ReceiveAsync(maxMessages, maxWaitTime ?? DefaultWait, cancellationToken));
    }

    /// <summary>Receives a message; null when the wait, a minute by default, is over.</summary>
    public virtual async Task<ServiceBusReceivedMessage> ReceiveMessageAsync(
        TimeSpan? maxWaitTime = default, CancellationToken cancellationToken = default)
    {
        var messages = await ReceiveMessagesAsync(1, maxWaitTime, cancellationToken);
        return messages.Count == 0 ? null : messages[0];
    }

    /// <summary>Settles a message for good. After its lock was lost this is a MessageLockLost.</summary>
    public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        SettleAsync(message, () => _inbox.CompleteAsync(message, cancellationToken));

    /// <summary>Gives a message back at once; its last delivery is followed by dead-lettering.</summary>
    public virtual Task AbandonMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = default, CancellationToken cancellationToken = default) =>
        SettleAsync(message, () => _inbox.AbandonAsync(message, propertiesToModify, cancellationToken));

    /// <summary>Moves a message to the dead letters.</summary>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = default, CancellationToken cancellationToken = default) =>
        SettleAsync(message, () => _inbox.DeadLetterAsync(message, null, null, propertiesToModify, cancellationToken));

    /// <summary>Moves a message to the dead letters, with a reason.</summary>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object> propertiesToModify,
        string deadLetterReason,
        string deadLetterErrorDescription = default,
        CancellationToken cancellationToken = default) =>
        SettleAsync(message, () => _inbox.DeadLetterAsync(message, deadLetterReason, deadLetterErrorDescription, propertiesToModify, cancellationToken));

    /// <summary>Moves a message to the dead letters, with a reason.</summary>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, string deadLetterReason, string deadLetterErrorDescription = default, CancellationToken cancellationToken = default) =>
        SettleAsync(message, () => _inbox.DeadLetterAsync(message, deadLetterReason, deadLetterErrorDescription, null, cancellationToken));

    /// <summary>Starts the lock of a message anew and writes the new end into it.</summary>
    public virtual Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        SettleAsync(message, () => _inbox.RenewAsync(message, cancellationToken));

    /// <summary>Closes the receiver; messages it holds become available when their locks end.</summary>
    public virtual Task CloseAsync(CancellationToken cancellationToken = default)
    {
        _closed = true;
        return Task.CompletedTask;
    }

    /// <summary>Closes the receiver.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    private Task<bool> SettleAsync(ServiceBusReceivedMessage message, Func<Task> operation)
    {
        ArgumentNullException.ThrowIfNull(message);
        return DoAsync(async () =>
        {
            await operation();
            return true;
        });
    }

    private Task<T> DoAsync<T>(Func<Task<T>> operation)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return Broker.TranslateAsync(EntityPath, operation);
    }
}
