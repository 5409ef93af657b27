using Hub.Azure.Evaluation;
using Hub.Azure.Intake;
using Hub.Azure.Trust.Disputes;
using Hub.Domain.Intake;
using Hub.Domain.Intake.Values;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Display;
using Microsoft.Extensions.Logging;

namespace Hub.Azure.Profiles;

/// <summary>
/// Builds a bucket range: folds all that is pending into the profiles, a bucket after the other so that memory does not grow
/// with the city, writes history, rows and outbox, then the content index, then the marks. Every step may be done twice; a kill
/// anywhere is made good by the next token.
/// </summary>
public sealed class RangeBuilder(
    HubStore store, StagedRecords stagedRecords, ProfileStore profiles, ProfileWriter writer, ContentIndex index, RunProgress progress,
    CaseStore cases, Evaluations evaluations, HubMetrics metrics, Catalog catalog, Retention retention, TimeProvider clock, ILogger<RangeBuilder> logger)
{
    private const int MostRounds = 8;

    /// <summary>Builds what is pending in a range.</summary>
    /// <exception cref="RangeBusyException">Another worker builds it: try again later.</exception>
    public async Task BuildAsync(int range, CancellationToken cancellation)
    {
        await using var lease = await RangeLease.TryTakeAsync(store, $"build-{range:d3}", clock, cancellation)
            ?? throw new RangeBusyException(range);
        var pending = await stagedRecords.PendingAsync(range, lease.Held);
        var marked = await cases.MarkedAsync(range, lease.Held);
        if (pending.Count == 0 && marked.Unbuilt.Count == 0)
        {
            return;
        }

        using var span = HubTraces.StartFor(pending.Select(p => p.Trace), "build range", ("hub.range", range), ("hub.batches", pending.Count));

        // Before the rows: who builds the same rows after a lost lease changes these, and then what is noted here is out of date.
        var shards = await ShardsAsync(range, pending, lease.Held);
        var staged = await Task.WhenAll(pending.Select(batch => stagedRecords.LoadAsync(batch, lease.Held)));
        var round = await evaluations.BeginAsync(lease.Held);
        foreach (var bucket in store.Buckets.Of(range))
        {
            await BuildBucketAsync(bucket, staged, marked, shards, round, lease.Held);
        }

        await WriteIndexAsync(range, shards, lease.Held);
        await progress.NoteBuiltAsync(range, pending, lease.Held);
        metrics.RecordBuilt(pending);
        await cases.NoteBuiltAsync(marked, lease.Held);
        await Task.WhenAll(pending.Select(p => p.Run).Distinct().Select(run => progress.AdvanceAsync(run, lease.Held)));
        logger.LogInformation("Range {Range}: {Batches} batches are in the profiles", range, pending.Count);
    }

    private async Task BuildBucketAsync(
        int bucket, IReadOnlyList<StagedBlocks> staged, MarkedCases marked, Dictionary<string, Stored<IndexShard>> shards, EvaluationRound round,
        CancellationToken cancellation)
    {
        var records = staged.SelectMany(batch => batch.Of(bucket).Select(record => (batch.Pending.InterfaceId, record))).ToList();
        var rows = await FoldAsync(records, bucket, marked, round, cancellation);
        Note(shards, records, rows);
    }

    /// <summary>Folds and writes until every row is written; a row somebody else changed meanwhile is read and folded again.</summary>
    private async Task<Dictionary<string, Profile>> FoldAsync(
        List<(string InterfaceId, StagedRecord Record)> records, int bucket, MarkedCases marked, EvaluationRound round, CancellationToken cancellation)
    {
        var byCode = records.ToLookup(r => r.Record.Code);
        var open = byCode.Select(g => g.Key).Concat(marked.Unbuilt.Where(code => store.Buckets.Of(code) == bucket)).ToHashSet();
        var done = new Dictionary<string, Profile>();
        for (var attempt = 0; open.Count > 0; attempt++)
        {
            if (attempt == MostRounds)
            {
                throw new InvalidOperationException($"{open.Count} rows were changed by others {MostRounds} times in a row.");
            }

            var changes = await FoldOnceAsync(open, byCode, marked, cancellation);
            var conflicts = await writer.WriteAsync(changes, round, cancellation);
            foreach (var change in changes.Where(c => !conflicts.Contains(c.Next.Code)))
            {
                done[change.Next.Code] = change.Next;
            }

            open = conflicts;
        }

        return done;
    }

    private async Task<List<ProfileChange>> FoldOnceAsync(
        HashSet<string> codes, ILookup<string, (string InterfaceId, StagedRecord Record)> byCode, MarkedCases marked, CancellationToken cancellation)
    {
        var buckets = codes.GroupBy(store.Buckets.Of).ToList();
        var rows = await Task.WhenAll(buckets.Select(bucket => profiles.ListAsync(bucket.Key, bucket.ToHashSet(), cancellation)));
        return [.. buckets.Zip(rows).SelectMany(pair => pair.First
            .Where(code => byCode.Contains(code) || pair.Second.ContainsKey(code))
            .Select(code => Marked(Fold(code, pair.Second.GetValueOrDefault(code), byCode[code]), marked.Of(code))))];
    }

    private ProfileChange Fold(string code, ProfileRow? row, IEnumerable<(string InterfaceId, StagedRecord Record)> records)
    {
        var current = row?.Profile ?? Profile.Empty(code);
        var next = current;
        var changed = new List<string>();
        var asked = row?.Asked.ToDictionary() ?? [];
        foreach (var group in records.GroupBy(r => r.InterfaceId))
        {
            if (catalog.FindInterface(group.Key) is not { } @interface)
            {
                continue;
            }

            var section = current.Find(group.Key) ?? Section.Empty(group.Key);
            var folded = retention.Purged(Folding.Fold(section, @interface.Section, group.Select(r => r.Record)), DateValue.DayOf(clock.GetUtcNow()));
            if (!ReferenceEquals(folded, section) && !SaysTheSame(folded, section))
            {
                next = next.With(folded);
                changed.Add(group.Key);
            }

            NoteAsked(asked, group.Key, group.Select(r => r.Record));
        }

        return new ProfileChange(row, next, changed, asked);
    }

    /// <summary>What came was too old to be kept, and nothing else changed.</summary>
    private static bool SaysTheSame(Section a, Section b) =>
        a.AnsweredAsOf == b.AnsweredAsOf && a.Quarantine.SequenceEqual(b.Quarantine) && a.Items.SequenceEqual(b.Items, ReferenceEqualityComparer.Instance);

    /// <summary>The change with the marks of the enterprise's cases: another mark is another version.</summary>
    private static ProfileChange Marked(ProfileChange change, IReadOnlyList<Mark> marks)
    {
        var before = change.Next.Marks;
        if (marks.SequenceEqual(before))
        {
            return change;
        }

        var moved = marks.Except(before).Concat(before.Except(marks)).Select(m => m.InterfaceId);
        return change with { Next = change.Next with { Marks = marks }, Changed = [.. change.Changed.Concat(moved).Distinct().Order(StringComparer.Ordinal)] };
    }

    private static void NoteAsked(Dictionary<string, DateTimeOffset> asked, string interfaceId, IEnumerable<StagedRecord> records)
    {
        var answers = records.Where(r => r.Kind is StagedKind.Answer or StagedKind.Confirmation).Select(r => r.AsOf).ToList();
        if (answers.Count > 0)
        {
            var last = answers.Max();
            asked[interfaceId] = asked.TryGetValue(interfaceId, out var before) && before > last ? before : last;
        }
    }

    /// <summary>Notes what the rows now hold.</summary>
    private static void Note(
        Dictionary<string, Stored<IndexShard>> shards, List<(string InterfaceId, StagedRecord Record)> records, Dictionary<string, Profile> rows)
    {
        foreach (var (interfaceId, record) in records.OrderBy(r => r.Record.ReceivedAt).ThenBy(r => r.Record.Sequence))
        {
            Note(shards[interfaceId].Value, record, rows[record.Code].Find(interfaceId));
        }
    }

    /// <summary>Writes the index, after the rows hold what it says.</summary>
    private async Task WriteIndexAsync(int range, Dictionary<string, Stored<IndexShard>> shards, CancellationToken cancellation)
    {
        foreach (var (interfaceId, shard) in shards)
        {
            if (!await index.TryWriteAsync(interfaceId, range, shard, cancellation))
            {
                throw new RangeBusyException(range);
            }
        }
    }

    private async Task<Dictionary<string, Stored<IndexShard>>> ShardsAsync(
        int range, IReadOnlyList<PendingBuild> pending, CancellationToken cancellation)
    {
        var shards = new Dictionary<string, Stored<IndexShard>>();
        var interfaces = pending.Select(p => p.InterfaceId).Distinct().ToList();
        foreach (var (interfaceId, shard) in interfaces.Zip(await Task.WhenAll(interfaces.Select(id => index.ReadStoredAsync(id, range, cancellation)))))
        {
            shards[interfaceId] = shard;
        }

        return shards;
    }

    private static void Note(IndexShard shard, StagedRecord record, Section? section)
    {
        if (section?.Quarantine.Count > 0)
        {
            // While a note stands, no good record of the section may be dropped as known: it may be the one that clears it.
            shard.Forget(record);
            foreach (var item in section.Items)
            {
                shard.Forget(record with { ItemKey = item.Key });
            }
        }
        else if (section is not null && Folding.Holds(section, record))
        {
            shard.Set(record);
        }
        else if (record.Kind != StagedKind.Confirmation)
        {
            // Another record won, or this one is pruned: whatever the index said of the item may be out of date.
            shard.Forget(record);
        }
    }
}

/// <summary>Another worker builds this range.</summary>
public sealed class RangeBusyException(int range) : Exception($"Range {range} is being built by another worker.");
