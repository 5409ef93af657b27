using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Hub.Azure.Intake;
using Hub.Domain.Intake;

namespace Hub.Azure.Profiles;

/// <summary>What one batch staged for a range, still compressed: a bucket is unpacked when its turn comes.</summary>
internal sealed class StagedBlocks(PendingBuild pending, int firstBucket, IReadOnlyList<StagedBlocks.Segment> segments)
{
    /// <summary>The batch.</summary>
    public PendingBuild Pending => pending;

    /// <summary>The records of a bucket, in the order of their receipt within each segment.</summary>
    public IEnumerable<StagedRecord> Of(int bucket) => segments.SelectMany(segment => segment.Of(bucket - firstBucket));

    /// <summary>A part of a segment: the footer entries of the range, and the bytes from the first block to the last.</summary>
    internal sealed record Segment(ReadOnlyMemory<byte> Entries, long Start, ReadOnlyMemory<byte> Blocks)
    {
        public IEnumerable<StagedRecord> Of(int index)
        {
            var (offset, length) = SegmentBytes.BlockOf(Entries.Span, index);
            return length == 0 ? [] : SegmentBytes.Unpack(Blocks.Slice((int)(offset - Start), length));
        }
    }
}

/// <summary>Reads what is staged for one bucket range.</summary>
public sealed class StagedRecords(HubStore store, RunStore runs)
{
    /// <summary>
    /// What waits to be built in a range. A run that still receives is left alone, so that a night makes one version of a
    /// profile and not one an interface.
    /// </summary>
    public async Task<IReadOnlyList<PendingBuild>> PendingAsync(int range, CancellationToken cancellation)
    {
        var rows = await store.Pending.ListAsync(PendingBuild.PartitionOf(range), cancellation);
        var ready = new List<PendingBuild>();
        foreach (var run in rows.Select(row => PendingBuild.FromEntity(range, row)).GroupBy(p => p.Run))
        {
            if (await runs.FindAsync(run.Key, cancellation) is { State: not RunState.Receiving })
            {
                ready.AddRange(run);
            }
        }

        return ready;
    }

    /// <summary>The records of a pending batch that fall into its range.</summary>
    public async Task<IReadOnlyList<StagedRecord>> ReadAsync(PendingBuild pending, CancellationToken cancellation)
    {
        var blocks = await LoadAsync(pending, cancellation);
        return [.. store.Buckets.Of(pending.Range).SelectMany(blocks.Of)];
    }

    /// <summary>What a pending batch staged for its range.</summary>
    internal async Task<StagedBlocks> LoadAsync(PendingBuild pending, CancellationToken cancellation)
    {
        var segments = new List<StagedBlocks.Segment>();
        foreach (var segment in pending.Segments)
        {
            if (await LoadAsync(segment, pending.Range, cancellation) is { } loaded)
            {
                segments.Add(loaded);
            }
        }

        return new StagedBlocks(pending, store.Buckets.Of(pending.Range)[0], segments);
    }

    private async Task<StagedBlocks.Segment?> LoadAsync(SegmentPointer segment, int range, CancellationToken cancellation)
    {
        var blob = store.Segments.GetBlobClient(segment.Blob);
        var buckets = store.Buckets.Of(range);
        var footer = segment.Length - SegmentBytes.FooterSize(store.Buckets.Count);
        var entries = await DownloadAsync(blob, footer + (buckets[0] * SegmentBytes.EntrySize), buckets.Count * SegmentBytes.EntrySize, cancellation);
        var blocks = buckets.Select((_, i) => SegmentBytes.BlockOf(entries.Span, i)).Where(b => b.Length > 0).ToList();
        if (blocks.Count == 0)
        {
            return null;
        }

        var length = (int)(blocks[^1].Offset + blocks[^1].Length - blocks[0].Offset);
        return new StagedBlocks.Segment(entries, blocks[0].Offset, await DownloadAsync(blob, blocks[0].Offset, length, cancellation));
    }

    private static async Task<ReadOnlyMemory<byte>> DownloadAsync(BlobClient blob, long offset, int length, CancellationToken cancellation)
    {
        var options = new BlobDownloadOptions { Range = new HttpRange(offset, length) };
        return (await blob.DownloadContentAsync(options, cancellation)).Value.Content.ToMemory();
    }
}
