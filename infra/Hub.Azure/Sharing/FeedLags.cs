using Hub.Domain.Sharing.Subscriptions;

namespace Hub.Azure.Sharing;

/// <summary>How far a bank is behind its feed.</summary>
/// <param name="Bank">The bank.</param>
/// <param name="Events">Numbers of the feed that its slowest active subscription has not got yet; of one that is pulled, that were not acknowledged.</param>
public sealed record FeedLag(string Bank, long Events);

/// <summary>Looks how far banks are behind their feeds.</summary>
public sealed class FeedLags(Feeds feeds, Acknowledgements acknowledgements, Subscriptions subscriptions)
{
    /// <summary>Of every bank with an active subscription, in the order of their names.</summary>
    public async Task<IReadOnlyList<FeedLag>> ListAsync(CancellationToken cancellation)
    {
        var slowest = new SortedDictionary<string, long>(StringComparer.Ordinal);
        await foreach (var subscription in subscriptions.ListAllAsync(cancellation))
        {
            if (subscription.State == SubscriptionState.Active)
            {
                var at = await CursorAsync(subscription, cancellation);
                slowest[subscription.Bank] = slowest.TryGetValue(subscription.Bank, out var other) && other < at ? other : at;
            }
        }

        return await Task.WhenAll(slowest.Select(async s => new FeedLag(s.Key, await feeds.LastAsync(s.Key, cancellation) - s.Value)));
    }

    private async Task<long> CursorAsync(Subscription subscription, CancellationToken cancellation) => subscription.Webhook is null
        ? await acknowledgements.AcknowledgedAsync(subscription.Bank, cancellation)
        : (await subscriptions.ProgressAsync(subscription.Bank, subscription.Id, cancellation)).Progress.Cursor;
}
