using Azure.Messaging.ServiceBus.Administration;

namespace Hub.Embedded.ServiceBus;

/// <summary>The settings of a queue, kept as the metadata of the storage queue, so that every process sees the same.</summary>
internal sealed record QueueSettings(
    TimeSpan LockDuration, int MaxDeliveryCount, bool RequiresDuplicateDetection, TimeSpan DuplicateWindow, DateTimeOffset CreatedAt)
{
    internal static QueueSettings From(CreateQueueOptions options, DateTimeOffset createdAt) => new(
        options.LockDuration,
        options.MaxDeliveryCount,
        options.RequiresDuplicateDetection,
        options.DuplicateDetectionHistoryTimeWindow,
        createdAt);

    /// <summary>A queue that was made without settings has the defaults.</summary>
    internal static QueueSettings From(IReadOnlyDictionary<string, string> metadata)
    {
        var defaults = From(new CreateQueueOptions("defaults"), DateTimeOffset.UnixEpoch);
        return new QueueSettings(
            metadata.TryGetValue("lockduration", out var duration) ? TimeSpan.Parse(duration) : defaults.LockDuration,
            metadata.TryGetValue("maxdeliverycount", out var count) ? int.Parse(count) : defaults.MaxDeliveryCount,
            metadata.TryGetValue("duplicatedetection", out var detect) && bool.Parse(detect),
            metadata.TryGetValue("duplicatewindow", out var window) ? TimeSpan.Parse(window) : defaults.DuplicateWindow,
            metadata.TryGetValue("createdat", out var created) ? DateTimeOffset.Parse(created) : defaults.CreatedAt);
    }

    /// <summary>Seconds that a received message stays hidden; the queue service counts in whole ones.</summary>
    internal int LockSeconds => Math.Max(1, (int)Math.Ceiling(LockDuration.TotalSeconds));

    // The mark makes the metadata of every creation different: of two at once the service then tells one "exists".
    internal Dictionary<string, string> ToMetadata() => new()
    {
        ["lockduration"] = LockDuration.ToString("c"),
        ["maxdeliverycount"] = $"{MaxDeliveryCount}",
        ["duplicatedetection"] = RequiresDuplicateDetection ? "true" : "false",
        ["duplicatewindow"] = DuplicateWindow.ToString("c"),
        ["createdat"] = CreatedAt.ToString("O"),
        ["creation"] = $"{Guid.NewGuid():N}",
    };
}
