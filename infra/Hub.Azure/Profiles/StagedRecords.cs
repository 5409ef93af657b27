using Azure;
using Azure.Storage.Blobs.Models;
using Hub.Azure.Intake;
using Hub.Domain.Intake;

namespace Hub.Azure.Profiles;

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
        var records = new List<StagedRecord>();
        foreach (var segment in pending.Segments)
        {
            var blob = store.Segments.GetBlobClient(segment.Blob);
            var footerSize = SegmentBytes.FooterSize(store.Buckets.RangeCount);
            var footer = await DownloadAsync(blob, segment.Length - footerSize, footerSize, cancellation);
            var (offset, length) = SegmentBytes.BlockOf(footer.Span, pending.Range);
            if (length > 0)
            {
                records.AddRange(SegmentBytes.Unpack(await DownloadAsync(blob, offset, length, cancellation)));
            }
        }

        return records;
    }

    private static async Task<ReadOnlyMemory<byte>> DownloadAsync(
        global::Azure.Storage.Blobs.BlobClient blob, long offset, int length, CancellationToken cancellation)
    {
        var options = new BlobDownloadOptions { Range = new HttpRange(offset, length) };
        return (await blob.DownloadContentAsync(options, cancellation)).Value.Content.ToMemory();
    }
}
