using Hub.Domain.Sharing.Subscriptions;

namespace Hub.Azure.Sharing;

/// <summary>A receiver that gets nothing.</summary>
/// <param name="Subscription">The subscription; <see cref="SubscriptionState.Disabled"/> if the hub gave up.</param>
/// <param name="Waiting">Numbers of the feed that it has not got.</param>
/// <param name="Since">When the row of failures began; null if it is not known any more.</param>
/// <param name="Reason">The last failure, without what the receiver answered.</param>
public sealed record SilentReceiver(Subscription Subscription, long Waiting, DateTimeOffset? Since, string Reason);

/// <summary>Finds receivers of which somebody should tell the bank: those that the hub disabled, and those that fail and fail.</summary>
public sealed class SilentReceivers(Feeds feeds, Subscriptions subscriptions, TimeProvider clock)
{
    /// <summary>How long a receiver may fail before somebody is told; a restart at the bank is over by then. [P]</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>All of them; one that its bank paused is none.</summary>
    public async Task<IReadOnlyList<SilentReceiver>> ListAsync(CancellationToken cancellation)
    {
        var found = new List<SilentReceiver>();
        await foreach (var subscription in subscriptions.ListAllAsync(cancellation))
        {
            if (subscription is { Webhook: not null, State: not SubscriptionState.Paused } && await LookAsync(subscription, cancellation) is { } silent)
            {
                found.Add(silent);
            }
        }

        return found;
    }

    private async Task<SilentReceiver?> LookAsync(Subscription subscription, CancellationToken cancellation)
    {
        var (progress, _) = await subscriptions.ProgressAsync(subscription.Bank, subscription.Id, cancellation);
        if (subscription.State == SubscriptionState.Active && !(progress.FailingSince < clock.GetUtcNow() - Patience))
        {
            return null;
        }

        var waiting = await feeds.LastAsync(subscription.Bank, cancellation) - progress.Cursor;
        return new SilentReceiver(subscription, waiting, progress.FailingSince, subscription.Reason ?? progress.LastFailure?.Reason ?? "");
    }
}
