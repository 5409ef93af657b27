using Azure.Messaging.ServiceBus;
using Hub.Embedded.Functions.ServiceBus;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Settles the message that a function runs for.</summary>
public class ServiceBusMessageActions
{
    private readonly ServiceBusReceiver _receiver;
    private readonly LockRenewal _lock;

    internal ServiceBusMessageActions(ServiceBusReceiver receiver, LockRenewal renewal)
    {
        _receiver = receiver;
        _lock = renewal;
    }

    /// <summary>For mocking.</summary>
    protected ServiceBusMessageActions()
    {
        _receiver = null!;
        _lock = null!;
    }

    /// <summary>Whether the function has completed, abandoned or dead-lettered the message.</summary>
    internal bool IsSettled { get; private set; }

    public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        SettleAsync(message, () => _receiver.CompleteMessageAsync(message, cancellationToken));

    public virtual Task AbandonMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = default, CancellationToken cancellationToken = default) =>
        SettleAsync(message, () => _receiver.AbandonMessageAsync(message, propertiesToModify, cancellationToken));

    public virtual Task DeadLetterMessageAsync(ServiceBusReceivedMessage message, Dictionary<string, object>? propertiesToModify = default, string? deadLetterReason = default, string? deadLetterErrorDescription = default, CancellationToken cancellationToken = default) =>
        SettleAsync(message, () => _receiver.DeadLetterMessageAsync(message, propertiesToModify, deadLetterReason, deadLetterErrorDescription, cancellationToken));

    public virtual Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _lock.RenewNowAsync(cancellationToken);
    }

    // A renewal under way would change the lock that the settlement names.
    private async Task SettleAsync(ServiceBusReceivedMessage message, Func<Task> settle)
    {
        ArgumentNullException.ThrowIfNull(message);
        await _lock.StopAsync();
        await settle();
        IsSettled = true;
    }
}
