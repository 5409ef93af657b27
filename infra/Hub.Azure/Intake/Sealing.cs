using System.Text.Json;
using Azure.Data.Tables;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;

namespace Hub.Azure.Intake;

/// <summary>
/// Takes a received batch to the profiles' door: writes down what is pending, seals the batch, and has the touched ranges built.
/// Each step may be done twice.
/// </summary>
public sealed class Sealing(
    HubStore store, BatchStore batches, InterfaceStates states, RunProgress progress)
{
    /// <summary>Seals a batch that is received.</summary>
    public async Task SealAsync(Stored<Batch> received, CancellationToken cancellation)
    {
        var batch = received.Value;
        foreach (var range in batch.Ranges)
        {
            await store.Pending.UpsertEntityAsync(PendingBuild.ToEntity(range, batch), TableUpdateMode.Replace, cancellation);
        }

        // Before the seal: a kill in between is made good by sealing again, which nobody would do for a sealed batch.
        await states.NoteSealedAsync(batch, cancellation);
        var sealedBatch = await batches.UpdateAsync(received, batch with { State = BatchState.Sealed }, cancellation);
        await ConcludeAsync(sealedBatch.Value, cancellation);
    }

    /// <summary>Gives a batch up: nothing of it is published.</summary>
    public async Task FailAsync(Stored<Batch> open, string problem, CancellationToken cancellation)
    {
        var failed = await batches.UpdateAsync(open, open.Value with { State = BatchState.Failed, Problem = problem }, cancellation);
        await states.NoteFailedAsync(failed.Value, cancellation);
        await ConcludeAsync(failed.Value, cancellation);
    }

    /// <summary>What follows once a batch is sealed or given up.</summary>
    public async Task ConcludeAsync(Batch batch, CancellationToken cancellation)
    {
        if (batch.State == BatchState.Failed || batch.Ranges.Count == 0)
        {
            await batches.CloseAsync(batch, cancellation);
        }

        await progress.AdvanceAsync(batch.Run, cancellation);
    }
}

/// <summary>A batch that waits to be built in a range.</summary>
/// <param name="Range">The range.</param>
/// <param name="Run">The run.</param>
/// <param name="InterfaceId">The interface.</param>
/// <param name="Segments">Its segments.</param>
public sealed record PendingBuild(int Range, string Run, string InterfaceId, IReadOnlyList<SegmentPointer> Segments)
{
    /// <summary>Partition of a range in the table <c>pending</c>.</summary>
    public static string PartitionOf(int range) => $"range-{range:d3}";

    internal static TableEntity ToEntity(int range, Batch batch) => new(PartitionOf(range), $"{batch.Run}|{batch.InterfaceId}")
    {
        ["segments"] = JsonSerializer.Serialize(batch.Segments, HubJson.Options),
    };

    internal static PendingBuild FromEntity(int range, TableEntity row)
    {
        var key = row.RowKey.Split('|');
        return new PendingBuild(range, key[0], key[1], JsonSerializer.Deserialize<SegmentPointer[]>(row.GetString("segments"), HubJson.Options)!);
    }
}

/// <summary>How an interface stands, in the table <c>interfaces</c>.</summary>
public sealed class InterfaceStates(HubStore store, TimeProvider clock)
{
    private const string Partition = "interface";

    /// <summary>The states of all interfaces that ever delivered or failed.</summary>
    public async Task<IReadOnlyDictionary<string, InterfaceState>> ListAsync(CancellationToken cancellation) =>
        (await store.Interfaces.ListAsync(Partition, cancellation)).ToDictionary(
            row => row.RowKey,
            row => new InterfaceState(row.RowKey, row.GetDateTimeOffset("firstSealedAt"), row.GetDateTimeOffset("lastSealedAt"), row.GetString("lastRun")));

    /// <summary>The start of the window that the last sealed pull covered; null before the first.</summary>
    public async Task<DateTimeOffset?> WindowAsync(string interfaceId, CancellationToken cancellation) =>
        (await store.Interfaces.FindAsync(Partition, interfaceId, cancellation))?.GetDateTimeOffset("window");

    internal async Task NoteSealedAsync(Batch batch, CancellationToken cancellation)
    {
        var row = await store.Interfaces.FindAsync(Partition, batch.InterfaceId, cancellation) ?? new TableEntity(Partition, batch.InterfaceId);
        row.TryAdd("firstSealedAt", clock.GetUtcNow());
        row["lastSealedAt"] = clock.GetUtcNow();
        row["lastRun"] = batch.Run;
        row["lastProblem"] = batch.Problem ?? "";
        row["unknownFields"] = JsonSerializer.Serialize(batch.UnknownFields, HubJson.Options);
        if (batch.WindowStart is { } window)
        {
            row["window"] = window;
        }

        await store.Interfaces.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    internal async Task NoteFailedAsync(Batch batch, CancellationToken cancellation)
    {
        var row = new TableEntity(Partition, batch.InterfaceId) { ["lastProblem"] = batch.Problem ?? "", ["lastFailedRun"] = batch.Run };
        await store.Interfaces.UpsertEntityAsync(row, TableUpdateMode.Merge, cancellation);
    }
}
