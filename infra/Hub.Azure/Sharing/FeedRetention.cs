using System.Text.Json;
using Azure.Data.Tables;
using Hub.Domain.Sharing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Sharing;

/// <summary>Deletes events that were kept long enough. A bank that has not got some of them is told which it will never get.</summary>
public sealed class FeedRetention(
    HubStore store, Feeds feeds, Subscriptions subscriptions, IOptions<HubOptions> options, TimeProvider clock, ILogger<FeedRetention> logger)
{
    /// <summary>Goes through all feeds.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - options.Value.Sharing.KeepEvents;
        await foreach (var bank in BanksAsync(cancellation))
        {
            if (await OlderThanAsync(bank, before, cancellation) is { } keptFrom)
            {
                await TellAsync(bank, keptFrom, cancellation);
                await DeleteAsync(bank, keptFrom, before, cancellation);
                logger.LogInformation("Feed of {Bank}: events are kept from number {From} on", bank, keptFrom);
            }
        }
    }

    /// <summary>One notice for each subscription that has not posted all of what is deleted.</summary>
    private async Task TellAsync(string bank, long keptFrom, CancellationToken cancellation)
    {
        foreach (var subscription in (await subscriptions.ListAsync(bank, cancellation)).Where(s => s.Webhook is not null))
        {
            var (progress, _) = await subscriptions.ProgressAsync(bank, subscription.Id, cancellation);
            if (progress.Cursor + 1 < keptFrom)
            {
                var data = JsonSerializer.SerializeToElement(new { subscription = subscription.Id, from = progress.Cursor + 1, to = keptFrom - 1 });
                var id = $"delivery-expired-{subscription.Id}-{progress.Cursor}-{keptFrom}";
                var notice = new CloudEvent(id, "cn.hub.delivery.expired", "/api/v1/subscriptions", null, clock.GetUtcNow(), data);
                await feeds.AppendAsync(bank, [new FeedBatch(id, [new FeedEvent(notice, IsNotice: true)])], cancellation);
            }
        }
    }

    /// <summary>The banks that have a feed.</summary>
    private IAsyncEnumerable<string> BanksAsync(CancellationToken cancellation) =>
        store.Feeds.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {Feeds.HeadKey}"), select: ["PartitionKey"], cancellationToken: cancellation)
            .Select(row => row.PartitionKey);

    /// <summary>The number of the first event appended at or after an instant, if there are older ones; null if there are none.</summary>
    private async Task<long?> OlderThanAsync(string bank, DateTimeOffset instant, CancellationToken cancellation)
    {
        var (from, to) = (FeedSegment.KeyOf(0), FeedSegment.KeyOf(long.MaxValue));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {bank} and RowKey ge {from} and RowKey le {to} and Timestamp lt {instant}");
        var older = await store.Feeds.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellation).LastOrDefaultAsync(cancellation);
        return older is null ? null : FeedSegment.LastOf(older) + 1;
    }

    /// <summary>Deletes what was appended before an instant. That it is not kept is written first: nobody reads a feed with a hole and takes it for whole.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="keptFrom">The number of the oldest event that stays.</param>
    /// <param name="instant">The instant.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task DeleteAsync(string bank, long keptFrom, DateTimeOffset instant, CancellationToken cancellation)
    {
        await store.Feeds.UpsertEntityAsync(new TableEntity(bank, Feeds.KeptKey) { ["from"] = keptFrom }, TableUpdateMode.Replace, cancellation);
        foreach (var (from, to) in new[] { (FeedSegment.KeyOf(0), FeedSegment.KeyOf(keptFrom)), (Feeds.MarkPrefix, Feeds.MarkPrefix + "~~"), (Withdrawals.Prefix, Withdrawals.Prefix + "~") })
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {bank} and RowKey ge {from} and RowKey lt {to} and Timestamp lt {instant}");
            await store.Feeds.DeleteAllAsync(filter, cancellation);
        }
    }
}
