using Hub.Domain.Sharing.Subscriptions;

namespace Hub.Domain.Sharing;

/// <summary>An event in a bank's feed, with what it rests on.</summary>
/// <param name="Event">What the bank is told.</param>
/// <param name="Consent">The consent under which the bank may be told; null if it needs none.</param>
/// <param name="Until">When that consent ends by itself; null if there is none.</param>
/// <param name="Audience">What subscriptions filter by; null if it is about no enterprise in particular.</param>
/// <param name="IsNotice">Whether the bank has to be told whatever it subscribed to: a revocation, a correction, a delivery that failed.</param>
/// <param name="RestsOn">Interfaces that the values in it rest on, parted by spaces; null where it has no values. Never sent.</param>
public sealed record FeedEvent(
    CloudEvent Event, string? Consent = null, DateTimeOffset? Until = null, Audience? Audience = null, bool IsNotice = false, string? RestsOn = null);

/// <summary>Events that are appended together, once however often they are offered.</summary>
/// <param name="Occasion">What they come from; the same occasion is never appended twice to one feed.</param>
/// <param name="Events">The events, in order.</param>
public sealed record FeedBatch(string Occasion, IReadOnlyList<FeedEvent> Events);
