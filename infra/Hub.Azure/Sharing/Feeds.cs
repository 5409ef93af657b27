using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Hub.Azure.Intake;
using Hub.Domain.Sharing;
using Hub.Domain.Sharing.Subscriptions;

namespace Hub.Azure.Sharing;

/// <summary>An event and its place in the feed.</summary>
/// <param name="Sequence">Its number, from 1 without gaps.</param>
/// <param name="Entry">The event.</param>
/// <param name="IsWithdrawn">Whether the bank may not be told any more, because the consent that it rests on is over, paused or revoked.</param>
public sealed record Numbered(long Sequence, FeedEvent Entry, bool IsWithdrawn);

/// <summary>
/// What each bank is to get: an append-only log a bank, numbered from 1. It is the only truth of that: pulling, webhooks and
/// replay are cursors over it. Rows of a bank's partition: its head (the last number), segments of events, and a mark for each
/// occasion, all written in one transaction, so that an occasion is in the feed once and no number is given twice.
/// </summary>
public sealed class Feeds(HubStore store, Withdrawals withdrawals, Subscriptions subscriptions, Tokens tokens, TimeProvider clock)
{
    /// <summary>Row key of the last number.</summary>
    internal const string HeadKey = "head";

    /// <summary>Row key of the number of the oldest event that is kept.</summary>
    internal const string KeptKey = "kept";

    /// <summary>First character of the row keys of occasions.</summary>
    internal const string MarkPrefix = "m";

    private const int MostOccasions = 90;
    private const int SegmentsAPage = 32;
    private const int MostAttempts = 50;

    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    private readonly FeedBell _bell = new();

    /// <summary>Appends one event; its id is its occasion.</summary>
    public Task AppendAsync(string bank, CloudEvent @event, CancellationToken cancellation) =>
        AppendAsync(bank, [new FeedBatch(@event.Id, [new FeedEvent(@event)])], cancellation);

    /// <summary>Appends batches in order; what was appended before, by anybody, is left out.</summary>
    public async Task AppendAsync(string bank, IReadOnlyList<FeedBatch> batches, CancellationToken cancellation)
    {
        foreach (var chunk in batches.Where(b => b.Events.Count > 0).Chunk(MostOccasions))
        {
            await AppendChunkAsync(bank, chunk, cancellation);
        }

        await WakeAsync(bank, cancellation);
    }

    /// <summary>Gives every receiver of a bank a token; a killed process's are made good by the repair.</summary>
    public async Task WakeAsync(string bank, CancellationToken cancellation)
    {
        var receivers = (await subscriptions.ListAsync(bank, cancellation)).Where(s => s is { Webhook: not null, State: SubscriptionState.Active });
        await Task.WhenAll(receivers.Select(s => tokens.SendAsync(new DeliverFeed(bank, s.Id), clock.GetUtcNow(), cancellation)));
    }

    /// <summary>The number of the last event; 0 if there is none.</summary>
    public async Task<long> LastAsync(string bank, CancellationToken cancellation) =>
        (await store.Feeds.FindAsync(bank, HeadKey, cancellation))?.GetInt64("last") ?? 0;

    /// <summary>The events behind a number, in order, segment by segment; the caller stops when it has enough.</summary>
    public async IAsyncEnumerable<Numbered> ReadAsync(string bank, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var withdrawn = await WithdrawnAsync(bank, null, cancellation);
        await foreach (var entry in EntriesAsync(bank, after, cancellation))
        {
            yield return Seen(entry, withdrawn);
        }
    }

    /// <summary>What the feed holds behind a number, whether it may still be told or not.</summary>
    internal async IAsyncEnumerable<(long Sequence, FeedEvent Entry)> EntriesAsync(
        string bank, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (from, to) = (FeedSegment.KeyOf(after + 1), FeedSegment.KeyOf(long.MaxValue));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {bank} and RowKey ge {from} and RowKey le {to}");
        await foreach (var row in store.Feeds.QueryAsync<TableEntity>(filter, maxPerPage: SegmentsAPage, cancellationToken: cancellation))
        {
            var first = FeedSegment.FirstOf(row);
            foreach (var (entry, i) in FeedSegment.EventsOf(row).Select((e, i) => (e, i)))
            {
                if (first + i > after)
                {
                    yield return (first + i, entry);
                }
            }
        }
    }

    /// <summary>An entry as it may be told now.</summary>
    internal Numbered Seen((long Sequence, FeedEvent Entry) at, WithdrawnConsents withdrawn) =>
        new(at.Sequence, at.Entry, at.Entry.Until <= clock.GetUtcNow() || (at.Entry.Consent is { } consent && withdrawn.Ids.Contains(consent)));

    /// <summary>The consents that nothing is told of any more; what was read before, if it still holds.</summary>
    internal Task<WithdrawnConsents> WithdrawnAsync(string bank, WithdrawnConsents? before, CancellationToken cancellation) =>
        withdrawals.ReadAsync(bank, before, cancellation);

    /// <summary>The number of the oldest event that is kept; 1 as long as all are.</summary>
    public async Task<long> KeptFromAsync(string bank, CancellationToken cancellation) =>
        (await store.Feeds.FindAsync(bank, KeptKey, cancellation))?.GetInt64("from") ?? 1;

    /// <summary>The number behind which everything appended since an instant lies.</summary>
    public async Task<long> BeforeAsync(string bank, DateTimeOffset since, CancellationToken cancellation)
    {
        await foreach (var numbered in ReadAsync(bank, 0, cancellation))
        {
            if (numbered.Entry.Event.Time >= since)
            {
                return numbered.Sequence - 1;
            }
        }

        return await LastAsync(bank, cancellation);
    }

    /// <summary>Waits until there is an event behind a number, at most so long; false if there is none by then.</summary>
    public async Task<bool> WaitAsync(string bank, long after, TimeSpan most, CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() + most;
        while (true)
        {
            var ring = _bell.NextAsync(bank);
            if (await LastAsync(bank, cancellation) > after)
            {
                return true;
            }

            var left = until - clock.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                return false;
            }

            await Task.WhenAny(ring, Task.Delay(left < s_look ? left : s_look, clock, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private async Task AppendChunkAsync(string bank, IReadOnlyList<FeedBatch> batches, CancellationToken cancellation)
    {
        for (var attempt = 0; batches.Count > 0; attempt++)
        {
            if (FeedSegment.Pack([.. batches.SelectMany(b => b.Events)]) is not { } packed)
            {
                await AppendHalvesAsync(bank, batches, cancellation);
                return;
            }

            if (await TryAppendAsync(bank, batches, packed, cancellation))
            {
                _bell.Ring(bank);
                return;
            }

            if (attempt == MostAttempts)
            {
                throw new InvalidOperationException($"The feed of {bank} was changed by others {MostAttempts} times in a row.");
            }

            batches = await NotYetAppendedAsync(bank, batches, cancellation);
        }
    }

    /// <summary>An occasion that is too large for one row becomes two, named after it.</summary>
    private async Task AppendHalvesAsync(string bank, IReadOnlyList<FeedBatch> batches, CancellationToken cancellation)
    {
        var half = batches.Count / 2;
        if (half > 0)
        {
            await AppendChunkAsync(bank, [.. batches.Take(half)], cancellation);
            await AppendChunkAsync(bank, [.. batches.Skip(half)], cancellation);
            return;
        }

        var (occasion, events) = batches[0];
        var middle = events.Count / 2;
        await AppendChunkAsync(bank, [new FeedBatch($"{occasion}.0", [.. events.Take(middle)])], cancellation);
        await AppendChunkAsync(bank, [new FeedBatch($"{occasion}.1", [.. events.Skip(middle)])], cancellation);
    }

    /// <summary>False if somebody else appended meanwhile, or an occasion is there already.</summary>
    private async Task<bool> TryAppendAsync(string bank, IReadOnlyList<FeedBatch> batches, byte[] packed, CancellationToken cancellation)
    {
        var head = await store.Feeds.FindAsync(bank, HeadKey, cancellation);
        var last = head?.GetInt64("last") ?? 0;
        var count = batches.Sum(b => b.Events.Count);
        var next = new TableEntity(bank, HeadKey) { ["last"] = last + count };
        List<TableTransactionAction> actions =
        [
            head is null ? new(TableTransactionActionType.Add, next) : new(TableTransactionActionType.UpdateReplace, next, head.ETag),
            new(TableTransactionActionType.Add, FeedSegment.ToEntity(bank, last + 1, count, packed)),
            .. batches.Select(b => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(bank, MarkOf(b.Occasion)))),
        ];
        try
        {
            await store.Feeds.SubmitTransactionAsync(actions, cancellation);
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<FeedBatch>> NotYetAppendedAsync(string bank, IReadOnlyList<FeedBatch> batches, CancellationToken cancellation)
    {
        var marks = await Task.WhenAll(batches.Select(b => store.Feeds.FindAsync(bank, MarkOf(b.Occasion), cancellation)));
        return [.. batches.Where((_, i) => marks[i] is null)];
    }

    private static string MarkOf(string occasion) => MarkPrefix + occasion;
}
