using System.Text.Json.Serialization;

namespace Hub.Domain.Sharing.Subscriptions;

/// <summary>Whether a subscription delivers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SubscriptionState>))]
public enum SubscriptionState
{
    /// <summary>启用: delivers.</summary>
    Active,

    /// <summary>暂停: by the bank; what comes meanwhile waits in the feed.</summary>
    Paused,

    /// <summary>停用: by the hub, because the receiver is gone or failed for days. Going on starts where it stopped.</summary>
    Disabled,
}

/// <summary>What a bank wants to be told, and whether it is sent there or fetched.</summary>
public sealed record Subscription
{
    /// <summary>Its name, given by the hub.</summary>
    public required string Id { get; init; }

    /// <summary>The bank.</summary>
    public required string Bank { get; init; }

    /// <summary>Types of events; see <c>catalog/products/events.json</c>. Notices that the law demands come without being asked for.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>About which enterprises.</summary>
    public AudienceFilter Filter { get; init; } = new();

    /// <summary>Where deliveries are posted; null for a bank that pulls.</summary>
    public Uri? Webhook { get; init; }

    /// <summary>How long events may be gathered into one request. 0 to 3600 s; 0 sends at once.</summary>
    public int BatchSeconds { get; init; }

    /// <summary>Most events in one request. 1 to 1,000.</summary>
    public int MostEvents { get; init; } = 500;

    /// <summary>Whether it delivers.</summary>
    public SubscriptionState State { get; init; }

    /// <summary>Why the hub disabled it; null if it did not.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether an event is for it. An event about no enterprise in particular passes every filter.</summary>
    public bool Wants(FeedEvent entry) =>
        entry.IsNotice || (Types.Contains(entry.Event.Type) && (entry.Audience is null || Filter.Matches(entry.Audience)));
}
