using Hub.Domain.Sharing.Deliveries;
using Hub.Domain.Sharing.Subscriptions;

namespace Hub.Functions.Sharing;

/// <summary>What a bank wants to be told.</summary>
/// <param name="Types">Types of events; at least one.</param>
/// <param name="Filter">About which enterprises; absent for all it may know of.</param>
/// <param name="Webhook">Where to post; absent to pull.</param>
/// <param name="BatchSeconds">How long events may be gathered, 0 to 3600 s. Default 0.</param>
/// <param name="MostEvents">Most events in one request, 1 to 1,000. Default 500.</param>
public sealed record SubscriptionRequest(
    IReadOnlyList<string>? Types, AudienceFilter? Filter = null, string? Webhook = null, int BatchSeconds = 0, int MostEvents = 500);

/// <summary>A subscription that was made.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Secret">What deliveries are signed with, told this once; absent for a bank that pulls.</param>
public sealed record SubscriptionCreated(Subscription Subscription, string? Secret);

/// <summary>A new secret.</summary>
/// <param name="Secret">Told this once.</param>
/// <param name="BeforeSignsUntil">Until when the one before signs too.</param>
public sealed record SecretRotated(string Secret, DateTimeOffset BeforeSignsUntil);

/// <summary>All subscriptions of a bank.</summary>
/// <param name="Subscriptions">Each with its health.</param>
public sealed record SubscriptionList(IReadOnlyList<SubscriptionHealth> Subscriptions);

/// <summary>A subscription and how its deliveries go.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Deliveries">How far they are, and what failed; theirs and ours apart.</param>
/// <param name="Waiting">Numbers of the feed that it has not got yet.</param>
public sealed record SubscriptionHealth(Subscription Subscription, Progress Deliveries, long Waiting);

/// <summary>From where everything is sent again.</summary>
/// <param name="Cursor">Everything behind this number; or</param>
/// <param name="Since">everything since this instant.</param>
public sealed record ReplayRequest(string? Cursor, DateTimeOffset? Since);

/// <summary>What the receiver made of a test.</summary>
/// <param name="Delivered">Whether it arrived.</param>
/// <param name="Fault">Whose fault it is if not.</param>
/// <param name="Reason">Why not.</param>
public sealed record TestResult(bool Delivered, Fault Fault, string Reason);
