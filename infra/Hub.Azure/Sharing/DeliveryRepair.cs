using Hub.Azure.Intake;
using Hub.Domain.Sharing.Subscriptions;

namespace Hub.Azure.Sharing;

/// <summary>Gives a token to every receiver that lags behind its feed and is not waiting for anything: a killed process may have taken the token along.</summary>
public sealed class DeliveryRepair(Feeds feeds, Subscriptions subscriptions, Tokens tokens, TimeProvider clock)
{
    /// <summary>Goes through all subscriptions.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var last = new Dictionary<string, long>();
        await foreach (var subscription in subscriptions.ListAllAsync(cancellation))
        {
            if (subscription is not { Webhook: not null, State: SubscriptionState.Active })
            {
                continue;
            }

            if (!last.TryGetValue(subscription.Bank, out var end))
            {
                last[subscription.Bank] = end = await feeds.LastAsync(subscription.Bank, cancellation);
            }

            var (progress, _) = await subscriptions.ProgressAsync(subscription.Bank, subscription.Id, cancellation);
            if (progress.Cursor < end && !(progress.NotBefore > clock.GetUtcNow()))
            {
                await tokens.SendAsync(new DeliverFeed(subscription.Bank, subscription.Id), clock.GetUtcNow(), cancellation);
            }
        }
    }
}
