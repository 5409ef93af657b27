#nullable disable // As the real package: its callers see no nullable annotations.
using Hub.Embedded.ServiceBus;

namespace Azure.Messaging.ServiceBus;

/// <summary>A message that was received, and is locked until it is settled or the lock ends.</summary>
public class ServiceBusReceivedMessage
{
    internal ServiceBusReceivedMessage(QueuedMessage taken, Envelope envelope, DateTimeOffset lockedUntil)
    {
        Taken = taken;
        Envelope = envelope;
        LockedUntil = lockedUntil;
        LockToken = Guid.NewGuid().ToString();
        ApplicationProperties = PropertyCodec.Decode(envelope.Properties);
    }

    /// <summary>The body.</summary>
    public BinaryData Body => Envelope.Body;

    /// <summary>Identifies the message; null if the sender gave none.</summary>
    public string MessageId => Envelope.MessageId;

    /// <summary>Relates the message to others.</summary>
    public string CorrelationId => Envelope.CorrelationId;

    /// <summary>What the message is about; the kind of it.</summary>
    public string Subject => Envelope.Subject;

    /// <summary>The media type of the body.</summary>
    public string ContentType => Envelope.ContentType;

    /// <summary>The time before which nobody was to receive it.</summary>
    public DateTimeOffset ScheduledEnqueueTime => Envelope.ScheduledEnqueueTime;

    /// <summary>Further properties.</summary>
    public IReadOnlyDictionary<string, object> ApplicationProperties { get; }

    /// <summary>Identifies the lock.</summary>
    public string LockToken { get; }

    /// <summary>How often the message was delivered, this time included.</summary>
    public int DeliveryCount => Taken.DequeueCount + Envelope.DeliveriesElsewhere;

    /// <summary>When the lock ends.</summary>
    public DateTimeOffset LockedUntil { get; internal set; }

    /// <summary>Grows in the order of sending. Unlike the real service's it has gaps.</summary>
    public long SequenceNumber => Envelope.SequenceNumber;

    /// <summary>When the message was sent; for a scheduled one, the time it was scheduled for.</summary>
    public DateTimeOffset EnqueuedTime => Envelope.EnqueuedTime;

    /// <summary>Why the message is among the dead letters.</summary>
    public string DeadLetterReason => ApplicationProperties.GetValueOrDefault(DeadLetters.Reason) as string;

    /// <summary>More on why the message is among the dead letters.</summary>
    public string DeadLetterErrorDescription => ApplicationProperties.GetValueOrDefault(DeadLetters.Description) as string;

    internal Envelope Envelope { get; }

    internal QueuedMessage Taken { get; private set; }

    internal string QueueId => Taken.Id;

    internal string Receipt
    {
        get => Taken.Receipt;
        set => Taken = Taken with { Receipt = value };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{{MessageId:{MessageId}}}";
}
