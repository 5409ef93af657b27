#nullable disable // As the real package: its callers see no nullable annotations.
using Hub.Embedded.ServiceBus;

namespace Azure.Messaging.ServiceBus.Administration;

/// <summary>The settings of a queue.</summary>
public class QueueProperties
{
    internal QueueProperties(string name, QueueSettings settings)
    {
        Name = name;
        LockDuration = settings.LockDuration;
        RequiresDuplicateDetection = settings.RequiresDuplicateDetection;
        DuplicateDetectionHistoryTimeWindow = settings.DuplicateWindow;
        MaxDeliveryCount = settings.MaxDeliveryCount;
    }

    /// <summary>The queue's name.</summary>
    public string Name { get; }

    /// <summary>How long a received message is locked.</summary>
    public TimeSpan LockDuration { get; }

    /// <summary>Whether a message id passes only once in the time window.</summary>
    public bool RequiresDuplicateDetection { get; }

    /// <summary>How long message ids are remembered.</summary>
    public TimeSpan DuplicateDetectionHistoryTimeWindow { get; }

    /// <summary>After how many deliveries a message goes to the dead letters.</summary>
    public int MaxDeliveryCount { get; }
}
