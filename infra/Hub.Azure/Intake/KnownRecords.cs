using Hub.Domain.Intake;

namespace Hub.Azure.Intake;

/// <summary>The records of a checkpoint without those that say what is known, and how all of them compare with it.</summary>
internal sealed record Sifted(IReadOnlyList<StagedRecord> Fresh, ChangeCounts Changes, IReadOnlyList<ChangeExample> Examples);

/// <summary>
/// Tells which records of a delivery say what the profiles hold already. The index speaks of the profiles, so nothing is dropped
/// while another delivery of the interface waits to be built and may be about to change them; nor in a later slice or after a
/// kill, when what this delivery staged before is not in memory any more; nor if an item comes more than once, when only
/// folding can tell which record counts.
/// </summary>
internal sealed class KnownRecords(HubStore store, BatchStore batches, ContentIndex index, Batch opened)
{
    /// <summary>Of items the index knows; others are never dropped, and a first delivery has millions of them.</summary>
    private readonly HashSet<ulong> _seen = [];

    /// <summary>Whether nothing of the interface is known yet: then there is nothing to read, and nothing will be dropped.</summary>
    private bool? _isNew;
    private readonly bool _isContinued = opened.Segments.Count > 0;

    /// <summary>Drops what is known; a known answer becomes a confirmation.</summary>
    public async Task<Sifted> SiftAsync(IReadOnlyList<StagedRecord> records, CancellationToken cancellation)
    {
        var mayDrop = records.Count > 0 && !_isContinued && !await batches.OthersUnbuiltAsync(opened.InterfaceId, opened.Run, cancellation);
        var shards = await ShardsAsync(records, cancellation);
        var compared = records.Select(r => new Compared(r, Compare(shards, r))).ToList();
        var repeated = NoteSeen(compared);
        var fresh = mayDrop
            ? compared.Select(c => c.Match == Match.Same && !repeated.Contains(KeyOf(c.Record)) ? Confirmed(c.Record) : c.Record).OfType<StagedRecord>().ToList()
            : records;
        return new Sifted(fresh, Count(compared), [.. compared.Where(c => c.Counts && c.Match == Match.Different).Take(Batch.MostExamples).Select(ExampleOf)]);
    }

    private async Task<Dictionary<int, IndexShard>> ShardsAsync(IReadOnlyList<StagedRecord> records, CancellationToken cancellation)
    {
        _isNew ??= !await index.ExistsAsync(opened.InterfaceId, cancellation);
        var ranges = records.Select(r => store.Buckets.RangeOf(r.Code)).Distinct().ToList();
        var shards = await Task.WhenAll(ranges.Select(range => _isNew.Value ? Task.FromResult(new IndexShard()) : index.ReadAsync(opened.InterfaceId, range, cancellation)));
        return ranges.Zip(shards).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private Match Compare(Dictionary<int, IndexShard> shards, StagedRecord record) =>
        record.Kind == StagedKind.Quarantined ? Match.Unknown : shards[store.Buckets.RangeOf(record.Code)].Compare(record);

    /// <summary>Notes the items of which something is known; of an item that comes again, no record may be dropped.</summary>
    private HashSet<ulong> NoteSeen(List<Compared> compared)
    {
        var repeated = new HashSet<ulong>();
        foreach (var known in compared.Where(c => c.Match != Match.Unknown))
        {
            known.Counts = _seen.Add(KeyOf(known.Record));
            if (!known.Counts)
            {
                repeated.Add(KeyOf(known.Record));
            }
        }

        return repeated;
    }

    private static ChangeCounts Count(List<Compared> compared)
    {
        var different = compared.Where(c => c.Counts && c.Match == Match.Different).ToList();
        var withdrawn = different.Count(c => IsWithdrawn(c.Record));
        return new ChangeCounts(
            compared.Count(c => c.Match == Match.Unknown && c.Record.Kind != StagedKind.Quarantined), different.Count - withdrawn, withdrawn);
    }

    private static bool IsWithdrawn(StagedRecord record) =>
        record.Kind == StagedKind.Deletion || (record.Kind == StagedKind.Answer && record.Content.Span.SequenceEqual("{}"u8));

    private static ChangeExample ExampleOf(Compared c) => new(c.Record.Code, c.Record.ItemKey, IsWithdrawn(c.Record), c.Record.Evidence);

    private static ulong KeyOf(StagedRecord record) => Fingerprint.OfKey(record.Code, record.ItemKey);

    private static StagedRecord? Confirmed(StagedRecord record) => record.Kind == StagedKind.Answer
        ? record with { Kind = StagedKind.Confirmation, Content = ReadOnlyMemory<byte>.Empty }
        : null;

    private sealed record Compared(StagedRecord Record, Match Match)
    {
        /// <summary>The first record of its item.</summary>
        public bool Counts { get; set; }
    }
}
