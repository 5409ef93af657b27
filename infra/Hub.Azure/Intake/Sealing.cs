using System.Diagnostics;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Hub.Domain.Intake;
using Microsoft.Extensions.Logging;

namespace Hub.Azure.Intake;

/// <summary>
/// Takes a received batch to the profiles' door: writes down what is pending, seals the batch, and has the touched ranges built.
/// Each step may be done twice.
/// </summary>
public sealed class Sealing(
    HubStore store, BatchStore batches, InterfaceStates states, MassChangeBreaker breaker, RunProgress progress, ILogger<Sealing> logger)
{
    /// <summary>Seals a batch that is received, or holds it for a person to look at.</summary>
    public async Task SealAsync(Stored<Batch> received, CancellationToken cancellation)
    {
        var batch = received.Value;
        if (await breaker.JudgeAsync(batch, cancellation) is { } hold)
        {
            var held = await batches.UpdateAsync(received, batch with { State = BatchState.Held, Hold = hold }, cancellation);
            await ConcludeAsync(held.Value, cancellation);
            return;
        }

        var pending = await PendingAsync(batch, cancellation);
        await Task.WhenAll(pending.Select(p => store.Pending.UpsertEntityAsync(p.ToEntity(), TableUpdateMode.Replace, cancellation)));

        // Before the seal: a kill in between is made good by sealing again, which nobody would do for a sealed batch.
        await states.NoteSealedAsync(batch, cancellation);
        var sealedBatch = await batches.UpdateAsync(received, batch with { State = BatchState.Sealed }, cancellation);
        await ConcludeAsync(sealedBatch.Value, cancellation);
    }

    /// <summary>What of a batch is to be built, range by range.</summary>
    public async Task<IReadOnlyList<PendingBuild>> PendingAsync(Batch batch, CancellationToken cancellation)
    {
        var footers = await Task.WhenAll(batch.Segments.Select(segment => FooterAsync(segment, cancellation)));
        return [.. batch.Ranges.Select(range => PendingOf(batch, range, footers))];
    }

    /// <summary>Read once for all ranges: a build then knows where its blocks lie.</summary>
    private async Task<ReadOnlyMemory<byte>> FooterAsync(SegmentPointer segment, CancellationToken cancellation)
    {
        var size = SegmentBytes.FooterSize(store.Buckets.Count);
        var range = new BlobDownloadOptions { Range = new HttpRange(segment.Length - size, size) };
        return (await store.Segments.GetBlobClient(segment.Blob).DownloadContentAsync(range, cancellation)).Value.Content.ToMemory();
    }

    private PendingBuild PendingOf(Batch batch, int range, IReadOnlyList<ReadOnlyMemory<byte>> footers)
    {
        var buckets = store.Buckets.Of(range);
        var segments = batch.Segments.Zip(footers, (segment, footer) => new PendingSegment(
            segment.Blob, footer.Slice(buckets[0] * SegmentBytes.EntrySize, buckets.Count * SegmentBytes.EntrySize).ToArray(), segment.Key));
        return new PendingBuild(range, batch.Run, batch.InterfaceId, [.. segments.Where(s => s.Entries.AsSpan().ContainsAnyExcept((byte)0))])
        {
            ReceivedAt = batch.UpdatedAt,
            Trace = Activity.Current?.Id,
        };
    }

    /// <summary>Gives a batch up: nothing of it is published.</summary>
    public async Task FailAsync(Stored<Batch> open, string problem, CancellationToken cancellation)
    {
        var failed = await batches.UpdateAsync(open, open.Value with { State = BatchState.Failed, Problem = problem }, cancellation);
        await states.NoteFailedAsync(failed.Value, cancellation);
        logger.LogWarning("Interface {Interface}: run {Run} is without this interface: {Problem}", open.Value.InterfaceId, open.Value.Run, problem);
        await ConcludeAsync(failed.Value, cancellation);
    }

    /// <summary>What follows once a batch is sealed, held or given up.</summary>
    public async Task ConcludeAsync(Batch batch, CancellationToken cancellation)
    {
        if (batch.State == BatchState.Failed || (batch.State == BatchState.Sealed && batch.Ranges.Count == 0))
        {
            await batches.CloseAsync(batch, cancellation);
        }

        await progress.AdvanceAsync(batch.Run, cancellation);
    }
}
