using Azure.Data.Tables;
using Hub.Azure.Sharing;
using Hub.Azure.Trust.Audit;
using Hub.Domain.Sources;
using Microsoft.Extensions.Logging;

namespace Hub.Azure.Intake;

/// <summary>What an interface delivered last.</summary>
/// <param name="Interface">The interface.</param>
/// <param name="AsOf">As of when it was, by the department's own word.</param>
/// <param name="TimeToLive">How long its data is fresh.</param>
public sealed record LastDelivery(string Interface, DateTimeOffset AsOf, TimeSpan TimeToLive);

/// <summary>What gauges tell of the hub as a whole.</summary>
/// <param name="SeenAt">When it was looked at.</param>
/// <param name="Deliveries">Of every interface that ever delivered, in the order of their ids.</param>
/// <param name="OldestWaiting">Receipt of the oldest delivery that is not yet in all profiles; null if none waits.</param>
/// <param name="Held">Deliveries that wait for a person.</param>
/// <param name="SealAge">Since when the record of access was last sealed whole.</param>
/// <param name="Feeds">Of every bank that subscribes.</param>
public sealed record Vitals(
    DateTimeOffset SeenAt, IReadOnlyList<LastDelivery> Deliveries, DateTimeOffset? OldestWaiting, int Held, TimeSpan SealAge, IReadOnlyList<FeedLag> Feeds);

/// <summary>Looks at the state of the hub, so that gauges can tell it without asking the store.</summary>
public sealed class VitalSigns(
    HubStore store, InterfaceStates states, HeldBatches held, SealWatch seals, FeedLags lags, HubMetrics metrics, Catalog catalog, TimeProvider clock, ILogger<VitalSigns> logger)
{
    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        var age = await seals.AgeAsync(cancellation);
        if (age > seals.Limit / 2)
        {
            logger.LogError("The audit is not sealed: for {Age:F0} s; reads of enterprises stop after {Limit:F0} s", age.TotalSeconds, seals.Limit.TotalSeconds);
        }

        metrics.Tell(new Vitals(
            clock.GetUtcNow(), await DeliveriesAsync(cancellation), await OldestWaitingAsync(cancellation),
            (await held.ListAsync(cancellation)).Count, age, await lags.ListAsync(cancellation)));
    }

    private async Task<IReadOnlyList<LastDelivery>> DeliveriesAsync(CancellationToken cancellation)
    {
        var known = await states.ListAsync(cancellation);
        return [.. from i in catalog.Interfaces
                   let state = known.GetValueOrDefault(i.Id)
                   let asOf = state?.ConfirmedAt ?? state?.LastSealedAt
                   where asOf is not null
                   select new LastDelivery(i.Id, asOf.Value, TimeSpan.FromDays(i.TtlDays))];
    }

    /// <summary>The table has only what waits, so that all of it can be looked through.</summary>
    private async Task<DateTimeOffset?> OldestWaitingAsync(CancellationToken cancellation)
    {
        DateTimeOffset? oldest = null;
        await foreach (var row in store.Pending.QueryAsync<TableEntity>(select: [PendingBuild.ReceivedColumn], cancellationToken: cancellation))
        {
            var received = row.GetDateTimeOffset(PendingBuild.ReceivedColumn);
            oldest = oldest < received ? oldest : received ?? oldest;
        }

        return oldest;
    }
}
