using Microsoft.Extensions.Logging;

namespace Hub.Azure.Sharing;

/// <summary>Says in the log which receivers get nothing. An alert reads these lines (<c>bicep/alerts.json</c>).</summary>
public sealed class FeedWatch(SilentReceivers silent, ILogger<FeedWatch> logger)
{
    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        foreach (var receiver in await silent.ListAsync(cancellation))
        {
            var (subscription, bank, state) = (receiver.Subscription.Id, receiver.Subscription.Bank, receiver.Subscription.State);
            logger.LogWarning("Receiver {Subscription} of {Bank} gets nothing: it is {State}, {Waiting} events wait, failing since {Since:u}", subscription, bank, state, receiver.Waiting, receiver.Since);
        }
    }
}
