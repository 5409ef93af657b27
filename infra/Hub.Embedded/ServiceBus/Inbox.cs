using Azure.Messaging.ServiceBus;

namespace Hub.Embedded.ServiceBus;

/// <summary>Takes messages out of the queue of a name, or out of its dead letters, and settles them.</summary>
internal sealed class Inbox(Broker broker, string queue, bool deadLetters)
{
    private readonly string _source = deadLetters ? Broker.DeadLetterName(queue) : Broker.StorageName(queue);
    private readonly DeadLetters _deadLetters = new(broker, queue);
    private readonly PollDelay _delay = new();

    internal async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveAsync(int max, TimeSpan wait, CancellationToken cancellationToken)
    {
        var start = broker.Time.GetTimestamp();
        while (true)
        {
            var messages = await TakeAsync(max, cancellationToken);
            var rest = wait - broker.Time.GetElapsedTime(start);
            if (messages.Count > 0 || rest <= TimeSpan.Zero)
            {
                return messages;
            }

            var pause = _delay.Next();
            await Task.Delay(pause < rest ? pause : rest, broker.Time, cancellationToken);
        }
    }

    internal async Task CompleteAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        CheckLock(message);
        await broker.Queues.DeleteAsync(_source, message.QueueId, message.Receipt, cancellationToken);
    }

    internal async Task AbandonAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object?>? changes, CancellationToken cancellationToken)
    {
        CheckLock(message);
        var settings = await broker.SettingsAsync(queue, cancellationToken);
        var envelope = message.Envelope.With(changes);
        if (!deadLetters && message.DeliveryCount >= settings.MaxDeliveryCount)
        {
            await _deadLetters.MoveExhaustedAsync(message.Taken, envelope, message.DeliveryCount, settings, cancellationToken);
            return;
        }

        await broker.Queues.HideAsync(
            _source, message.QueueId, message.Receipt, 0, changes is null ? null : envelope.ToBytes(), cancellationToken);
    }

    internal async Task DeadLetterAsync(
        ServiceBusReceivedMessage message, string? reason, string? description, IDictionary<string, object?>? changes, CancellationToken cancellationToken)
    {
        if (deadLetters)
        {
            throw new InvalidOperationException("A message among the dead letters cannot be dead-lettered again.");
        }

        CheckLock(message);
        await _deadLetters.MoveAsync(
            message.Taken, message.Envelope.With(changes), message.DeliveryCount, reason, description, cancellationToken);
    }

    internal async Task RenewAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        CheckLock(message);
        var settings = await broker.SettingsAsync(queue, cancellationToken);
        var until = broker.Time.GetUtcNow() + settings.LockDuration;
        message.Receipt = await broker.Queues.HideAsync(_source, message.QueueId, message.Receipt, settings.LockSeconds, null, cancellationToken);
        message.LockedUntil = until;
    }

    // The queue service would still accept a receipt whose time is over, if nobody else took the message; Service Bus does not.
    private void CheckLock(ServiceBusReceivedMessage message)
    {
        if (broker.Time.GetUtcNow() >= message.LockedUntil)
        {
            throw Broker.LockLost(queue);
        }
    }

    private async Task<IReadOnlyList<ServiceBusReceivedMessage>> TakeAsync(int max, CancellationToken cancellationToken)
    {
        var settings = await broker.SettingsAsync(queue, cancellationToken);
        var until = broker.Time.GetUtcNow() + settings.LockDuration;
        var received = new List<ServiceBusReceivedMessage>();
        foreach (var taken in await broker.Queues.TakeAsync(_source, max, settings.LockSeconds, cancellationToken))
        {
            _delay.Reset();
            var envelope = Envelope.FromBytes(taken.Content);
            if (await IsDeliverableAsync(taken, envelope, settings, cancellationToken))
            {
                received.Add(new ServiceBusReceivedMessage(taken, envelope, until));
            }
        }

        return received;
    }

    private async Task<bool> IsDeliverableAsync(
        QueuedMessage taken, Envelope envelope, QueueSettings settings, CancellationToken cancellationToken)
    {
        if (deadLetters)
        {
            return true;
        }

        var deliveries = taken.DequeueCount + envelope.DeliveriesElsewhere;
        var early = Delay.Seconds(envelope.ScheduledEnqueueTime - broker.Time.GetUtcNow());
        if (early > 0)
        {
            var notCounted = envelope with { DeliveriesElsewhere = -taken.DequeueCount };
            await broker.Queues.HideAsync(_source, taken.Id, taken.Receipt, early, notCounted.ToBytes(), cancellationToken);
            return false;
        }

        if (deliveries > settings.MaxDeliveryCount)
        {
            await _deadLetters.MoveExhaustedAsync(taken, envelope, deliveries - 1, settings, cancellationToken);
            return false;
        }

        return true;
    }
}
