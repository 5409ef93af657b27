using Hub.Domain.Intake;

namespace Hub.Azure.Intake;

/// <summary>
/// Tells which records of a delivery say what the profiles hold already. The index speaks of the profiles, so nothing is known
/// while another delivery of the interface waits to be built and may be about to change them; nor in a later slice or after a
/// kill, when what this delivery staged before is not in memory any more; nor if an item comes more than once, when only
/// folding can tell which record counts.
/// </summary>
internal sealed class KnownRecords(HubStore store, BatchStore batches, ContentIndex index, Batch opened)
{
    private readonly HashSet<ulong> _seen = [];
    private readonly bool _isContinued = opened.Segments.Count > 0;

    /// <summary>The records without the known ones; a known answer becomes a confirmation.</summary>
    public async Task<IReadOnlyList<StagedRecord>> DropAsync(IReadOnlyList<StagedRecord> records, CancellationToken cancellation)
    {
        var repeated = records.Where(r => !_seen.Add(KeyOf(r))).Select(KeyOf).ToHashSet();
        if (records.Count == 0 || _isContinued || await batches.OthersUnbuiltAsync(opened.InterfaceId, opened.Run, cancellation))
        {
            return records;
        }

        var ranges = records.GroupBy(r => store.Buckets.RangeOf(r.Code)).ToList();
        var shards = await Task.WhenAll(ranges.Select(r => index.ReadAsync(opened.InterfaceId, r.Key, cancellation)));
        return [.. ranges.Zip(shards).SelectMany(pair => pair.First
            .Select(r => IsKnown(pair.Second, r, repeated) ? Confirmed(r) : r)
            .OfType<StagedRecord>())];
    }

    private static bool IsKnown(IndexShard shard, StagedRecord record, HashSet<ulong> repeated) =>
        record.Kind != StagedKind.Quarantined && !repeated.Contains(KeyOf(record)) && shard.Knows(record);

    private static ulong KeyOf(StagedRecord record) => Fingerprint.OfKey(record.Code, record.ItemKey);

    private static StagedRecord? Confirmed(StagedRecord record) => record.Kind == StagedKind.Answer
        ? record with { Kind = StagedKind.Confirmation, Content = ReadOnlyMemory<byte>.Empty }
        : null;
}
