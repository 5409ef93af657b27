using Azure;
using Azure.Storage.Blobs.Models;
using Hub.Azure.Intake;
using Hub.Domain.Intake;

namespace Hub.Azure.Profiles;

/// <summary>Reads what is staged for one bucket range.</summary>
public sealed class StagedRecords(HubStore store)
{
    /// <summary>What waits to be built in a range.</summary>
    public async Task<IReadOnlyList<PendingBuild>> PendingAsync(int range, CancellationToken cancellation) =>
        [.. (await store.Pending.ListAsync(PendingBuild.PartitionOf(range), cancellation)).Select(row => PendingBuild.FromEntity(range, row))];

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
