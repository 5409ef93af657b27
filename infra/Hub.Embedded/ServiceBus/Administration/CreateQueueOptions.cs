#nullable disable // As the real package: its callers see no nullable annotations.
namespace Azure.Messaging.ServiceBus.Administration;

/// <summary>How to create a queue.</summary>
public class CreateQueueOptions : IEquatable<CreateQueueOptions>
{
    private static readonly TimeSpan MaxLockDuration = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MinWindow = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan MaxWindow = TimeSpan.FromDays(7);

    /// <summary>Takes the queue's name.</summary>
    public CreateQueueOptions(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    /// <summary>Takes the settings of another queue.</summary>
    public CreateQueueOptions(QueueProperties queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        Name = queue.Name;
        LockDuration = queue.LockDuration;
        RequiresDuplicateDetection = queue.RequiresDuplicateDetection;
        DuplicateDetectionHistoryTimeWindow = queue.DuplicateDetectionHistoryTimeWindow;
        MaxDeliveryCount = queue.MaxDeliveryCount;
    }

    /// <summary>The queue's name: lower-case letters, digits and single hyphens, 3 to 52 characters.</summary>
    public string Name { get; set; }

    /// <summary>How long a received message is locked; the default is a minute, the longest five.</summary>
    public TimeSpan LockDuration
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxLockDuration);
            field = value;
        }
    }
    = TimeSpan.FromSeconds(60);

    /// <summary>Whether a message id passes only once in the time window; the default is no.</summary>
    public bool RequiresDuplicateDetection { get; set; }

    /// <summary>How long message ids are remembered; 20 seconds to 7 days, the default is a minute.</summary>
    public TimeSpan DuplicateDetectionHistoryTimeWindow
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, MinWindow);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxWindow);
            field = value;
        }
    }
    = TimeSpan.FromMinutes(1);

    /// <summary>After how many deliveries a message goes to the dead letters; 1 or more, the default is 10.</summary>
    public int MaxDeliveryCount
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
    = 10;

    /// <summary>Whether both say the same.</summary>
    public static bool operator ==(CreateQueueOptions left, CreateQueueOptions right) => Equals(left, right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(CreateQueueOptions left, CreateQueueOptions right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(CreateQueueOptions other) =>
        other is not null
        && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase)
        && LockDuration == other.LockDuration
        && RequiresDuplicateDetection == other.RequiresDuplicateDetection
        && DuplicateDetectionHistoryTimeWindow == other.DuplicateDetectionHistoryTimeWindow
        && MaxDeliveryCount == other.MaxDeliveryCount;

    /// <inheritdoc/>
    public override bool Equals(object obj) => Equals(obj as CreateQueueOptions);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name);
}
