using Azure;

namespace Hub.Embedded.ServiceBus;

/// <summary>Moves messages of a queue to its dead letters.</summary>
internal sealed class DeadLetters(Broker broker, string queue)
{
    internal const string Reason = "DeadLetterReason";
    internal const string Description = "DeadLetterErrorDescription";

    /// <summary>The reason that Service Bus gives for a message that nobody settled in all its deliveries.</summary>
    private const string Exhausted = "MaxDeliveryCountExceeded";

    private const int MoveSeconds = 60;

    internal Task MoveExhaustedAsync(
        QueuedMessage taken, Envelope envelope, int deliveries, QueueSettings settings, CancellationToken cancellationToken) =>
        MoveAsync(
            taken,
            envelope,
            deliveries,
            Exhausted,
            $"Message could not be consumed after {settings.MaxDeliveryCount} delivery attempts.",
            cancellationToken);

    /// <summary>
    /// Copies, then deletes: a crash between the two leaves the message in both places, never in none. The message is
    /// first hidden anew, which fails if its lock was lost meanwhile.
    /// </summary>
    internal async Task MoveAsync(
        QueuedMessage taken, Envelope envelope, int deliveries, string? reason, string? description, CancellationToken cancellationToken)
    {
        var source = Broker.StorageName(queue);
        var receipt = await broker.Queues.HideAsync(source, taken.Id, taken.Receipt, MoveSeconds, null, cancellationToken);
        var why = new Dictionary<string, object?>();
        if (reason is not null)
        {
            why[Reason] = reason;
        }

        if (description is not null)
        {
            why[Description] = description;
        }

        var letter = envelope.With(why) with { DeliveriesElsewhere = deliveries, ScheduledEnqueueTime = default };
        await PutAsync(letter.ToBytes(), cancellationToken);
        await broker.Queues.DeleteAsync(source, taken.Id, receipt, cancellationToken);
    }

    private async Task PutAsync(byte[] letter, CancellationToken cancellationToken)
    {
        var target = Broker.DeadLetterName(queue);
        try
        {
            await broker.Queues.PutAsync(target, letter, 0, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == "QueueNotFound")
        {
            await broker.Queues.CreateAsync(target, [], cancellationToken);
            await broker.Queues.PutAsync(target, letter, 0, cancellationToken);
        }
    }
}
