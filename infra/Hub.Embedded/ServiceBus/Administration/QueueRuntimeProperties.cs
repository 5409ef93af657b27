#nullable disable // As the real package: its callers see no nullable annotations.
namespace Azure.Messaging.ServiceBus.Administration;

/// <summary>How many messages a queue has at the moment.</summary>
public class QueueRuntimeProperties
{
    internal QueueRuntimeProperties(string name, long all, long scheduled, long deadLetters, DateTimeOffset createdAt)
    {
        Name = name;
        ScheduledMessageCount = Math.Min(scheduled, all);
        ActiveMessageCount = all - ScheduledMessageCount;
        DeadLetterMessageCount = deadLetters;
        CreatedAt = createdAt;
    }

    /// <summary>The queue's name.</summary>
    public string Name { get; }

    /// <summary>Active, scheduled and dead-lettered messages together.</summary>
    public long TotalMessageCount => ActiveMessageCount + ScheduledMessageCount + DeadLetterMessageCount;

    /// <summary>Messages that can be received or are locked.</summary>
    public long ActiveMessageCount { get; }

    /// <summary>Messages among the dead letters.</summary>
    public long DeadLetterMessageCount { get; }

    /// <summary>Messages whose time has not come.</summary>
    public long ScheduledMessageCount { get; }

    /// <summary>When the queue was created.</summary>
    public DateTimeOffset CreatedAt { get; }
}
