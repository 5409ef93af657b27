using Azure;
using Azure.Data.Tables;
using Hub.Azure.Intake;
using Hub.Azure.Sharing.Risks;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Sharing;
using Hub.Domain.Sharing.Publishing;
using Hub.Domain.Sharing.Risks;
using Hub.Domain.Trust.Consents;
using Microsoft.Extensions.Logging;

namespace Hub.Azure.Sharing.Publishing;

/// <summary>
/// Tells banks of changes: reads what waits beside the rows of a range, appends to the feed of each bank that has a consent in force
/// and a subscription that wants it, and only then takes it away. Done twice, by a killed process or by two at once, a bank has it
/// once: what waits is an occasion of its own in each feed.
/// </summary>
public sealed class Publisher(
    HubStore store, ConsentStore consents, Purposes purposes, ChangeEvents events, Subscriptions subscriptions, Feeds feeds, Alerts alerts, Tokens tokens,
    TimeProvider clock, ILogger<Publisher> logger)
{
    /// <summary>Most entities of one bucket at once: at most 99 changes each.</summary>
    private const int MostEntities = 20;

    private const int MostAtOnce = 16;

    /// <summary>How long a token may take before somebody looks after what waits.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>Publishes what waits in a range, however much it is.</summary>
    public async Task PublishAsync(int range, CancellationToken cancellation)
    {
        using var span = HubTraces.Start("publish range", ("hub.range", range));
        var told = 0;
        while (await WaitingAsync(range, cancellation) is { Count: > 0 } waiting)
        {
            told += await PublishAsync(waiting, cancellation);
            await Parallel.ForEachAsync(waiting.GroupBy(w => w.Entity.PartitionKey), cancellation, (group, stop) => TakeAwayAsync([.. group.Select(w => w.Entity)], stop));
        }

        if (told > 0)
        {
            logger.LogInformation("Range {Range}: {Count} events are in the banks' feeds", range, told);
        }
    }

    /// <summary>Gives a token to every range in which something has waited for a while: a killed process may have taken the token along.</summary>
    public async Task RepairAsync(CancellationToken cancellation)
    {
        var most = new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Enumerable.Range(0, store.Buckets.RangeCount), most, async (range, stop) =>
        {
            foreach (var bucket in store.Buckets.Of(range))
            {
                if (await Outbox.WaitingAsync(store, bucket, 1, stop) is [var oldest] && Outbox.WrittenAt(oldest) + s_patience < clock.GetUtcNow())
                {
                    await tokens.SendAsync(new PublishRange(range), clock.GetUtcNow(), stop);
                    return;
                }
            }
        });
    }

    private async Task<List<Waiting>> WaitingAsync(int range, CancellationToken cancellation)
    {
        var buckets = store.Buckets.Of(range).ToList();
        var entities = await Task.WhenAll(buckets.Select(bucket => Outbox.WaitingAsync(store, bucket, MostEntities, cancellation)));
        return [.. buckets.Zip(entities).SelectMany(pair => pair.Second.Select(entity => new Waiting(pair.First, entity, Outbox.ChangesOf(entity))))];
    }

    private async Task<int> PublishAsync(List<Waiting> waiting, CancellationToken cancellation)
    {
        var entitled = await EntitledAsync(waiting, cancellation);
        var banks = entitled.Values.SelectMany(e => e).Select(e => e.Bank).Distinct().ToList();
        var wanted = await Task.WhenAll(banks.Select(async bank => (Bank: bank, Subscriptions: await subscriptions.ListAsync(bank, cancellation))));
        var told = 0;
        await Parallel.ForEachAsync(wanted.Where(w => w.Subscriptions.Count > 0), cancellation, async (bank, stop) =>
        {
            var batches = waiting.Select(w => new FeedBatch(w.Entity.RowKey, [.. EventsOf(w.Changes, bank.Bank, entitled).Where(e => bank.Subscriptions.Any(s => s.Wants(e)))])).ToList();
            await feeds.AppendAsync(bank.Bank, batches, stop);
            Interlocked.Add(ref told, batches.Sum(b => b.Events.Count));
        });
        await Parallel.ForEachAsync(
            waiting.SelectMany(w => w.Changes).Where(c => !c.After.RisksAs(c.Before) && entitled.ContainsKey(c.CreditCode)).GroupBy(c => c.CreditCode),
            cancellation,
            (changes, stop) => AlertAsync(changes, entitled[changes.Key], stop));
        return told;
    }

    /// <summary>Raises and withdraws what the changes of one enterprise, in their order, did to its risks.</summary>
    private async ValueTask AlertAsync(IEnumerable<Change> changes, List<Entitlement> entitled, CancellationToken cancellation)
    {
        foreach (var change in changes)
        {
            var readers = entitled.Select(e => new AlertReader(e.Bank, e.Consent.Id, e.Consent.Terms.ValidTo, ChangeEvents.AudienceOf(change, e)));
            await alerts.ApplyAsync(change.CreditCode, change.At.UtcTicks, change.Before.Risks, change.After.Risks, [.. readers], cancellation);
        }
    }

    private IEnumerable<FeedEvent> EventsOf(IReadOnlyList<Change> changes, string bank, IReadOnlyDictionary<string, List<Entitlement>> entitled) =>
        from change in changes
        from entitlement in entitled.GetValueOrDefault(change.CreditCode, [])
        where entitlement.Bank == bank
        from told in events.Of(change, entitlement)
        select told;

    /// <summary>Who may be told what of each enterprise that ever consented to anything.</summary>
    private async Task<IReadOnlyDictionary<string, List<Entitlement>>> EntitledAsync(List<Waiting> waiting, CancellationToken cancellation)
    {
        var entitled = new Dictionary<string, List<Entitlement>>();
        var now = clock.GetUtcNow();
        foreach (var bucket in waiting.GroupBy(w => w.Bucket))
        {
            var codes = bucket.SelectMany(w => w.Changes).Select(c => c.CreditCode).ToHashSet();
            foreach (var given in await consents.NewestAsync(bucket.Key, codes, cancellation))
            {
                entitled[given.Key] = [.. Entitlements.Of([.. given], purposes, now)];
            }
        }

        return entitled;
    }

    private async ValueTask TakeAwayAsync(List<TableEntity> entities, CancellationToken cancellation)
    {
        try
        {
            await store.Profiles.SubmitTransactionAsync(entities.Select(e => new TableTransactionAction(TableTransactionActionType.Delete, e)), cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Another process published some of it, too, and took it away; what is left is published once more, and told once.
        }
    }

    private sealed record Waiting(int Bucket, TableEntity Entity, IReadOnlyList<Change> Changes);
}
