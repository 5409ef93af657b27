using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Hub.Azure.Intake;
using Hub.Azure.Trust.Keys;
using Hub.Domain.Intake;
using Hub.Domain.Trust.Keys;
using Microsoft.Extensions.Logging;

namespace Hub.Azure.Profiles;

/// <summary>What one batch staged for a range, still compressed: a bucket is unpacked when its turn comes.</summary>
internal sealed class StagedBlocks(PendingBuild pending, int firstBucket, IReadOnlyList<StagedBlocks.Segment> segments)
{
    /// <summary>The batch.</summary>
    public PendingBuild Pending => pending;

    /// <summary>The records of a bucket, in the order of their receipt within each segment.</summary>
    public IEnumerable<StagedRecord> Of(int bucket) => segments.SelectMany(segment => segment.Of(bucket, firstBucket));

    /// <summary>A part of a segment: the footer entries of the range, and the bytes from the first block to the last.</summary>
    internal sealed record Segment(PendingSegment Pending, DataKey Key, long Start, ReadOnlyMemory<byte> Blocks)
    {
        public IEnumerable<StagedRecord> Of(int bucket, int firstBucket)
        {
            var (offset, length) = SegmentBytes.BlockOf(Pending.Entries, bucket - firstBucket);
            return length == 0 ? [] : SegmentBytes.Unpack(Blocks.Span.Slice((int)(offset - Start), length), Key, Pending.Blob, bucket);
        }
    }
}

/// <summary>Reads what is staged for one bucket range.</summary>
public sealed class StagedRecords(HubStore store, RunStore runs, DataKeys keys, ILogger<StagedRecords> logger)
{
    /// <summary>The run that was last seen to receive no more; all ranges of a night ask for the same.</summary>
    private volatile string? _received;

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
            if (await IsReceivedAsync(run.Key, cancellation))
            {
                ready.AddRange(run);
            }
        }

        return ready;
    }

    /// <summary>No run goes back to receiving, so what was seen once need not be looked at for every range.</summary>
    private async Task<bool> IsReceivedAsync(string run, CancellationToken cancellation)
    {
        if (run == _received)
        {
            return true;
        }

        var isReceived = await runs.FindAsync(run, cancellation) is { State: not RunState.Receiving };
        _received = isReceived ? run : _received;
        return isReceived;
    }

    /// <summary>The records of a pending batch that fall into its range.</summary>
    public async Task<IReadOnlyList<StagedRecord>> ReadAsync(PendingBuild pending, CancellationToken cancellation)
    {
        var blocks = await LoadAsync(pending, cancellation);
        return [.. store.Buckets.Of(pending.Range).SelectMany(blocks.Of)];
    }

    /// <summary>What a pending batch staged for its range, without what was destroyed meanwhile.</summary>
    internal async Task<StagedBlocks> LoadAsync(PendingBuild pending, CancellationToken cancellation)
    {
        var segments = new List<StagedBlocks.Segment>();
        foreach (var segment in pending.Segments)
        {
            if ((await keys.FindAsync(segment.Key, cancellation)).Key is { } key)
            {
                segments.Add(await LoadAsync(segment, key, cancellation));
            }
            else
            {
                logger.LogWarning("Run {Run} interface {Interface}: staged records were destroyed with {Key} before they were built", pending.Run, pending.InterfaceId, segment.Key);
            }
        }

        return new StagedBlocks(pending, store.Buckets.Of(pending.Range)[0], segments);
    }

    private async Task<StagedBlocks.Segment> LoadAsync(PendingSegment segment, DataKey key, CancellationToken cancellation)
    {
        var blocks = Enumerable.Range(0, segment.Entries.Length / SegmentBytes.EntrySize)
            .Select(i => SegmentBytes.BlockOf(segment.Entries, i)).Where(b => b.Length > 0).ToList();
        var length = (int)(blocks[^1].Offset + blocks[^1].Length - blocks[0].Offset);
        var bytes = await DownloadAsync(store.Segments.GetBlobClient(segment.Blob), blocks[0].Offset, length, cancellation);
        return new StagedBlocks.Segment(segment, key, blocks[0].Offset, bytes);
    }

    private static async Task<ReadOnlyMemory<byte>> DownloadAsync(BlobClient blob, long offset, int length, CancellationToken cancellation)
    {
        var options = new BlobDownloadOptions { Range = new HttpRange(offset, length) };
        return (await blob.DownloadContentAsync(options, cancellation)).Value.Content.ToMemory();
    }
}
