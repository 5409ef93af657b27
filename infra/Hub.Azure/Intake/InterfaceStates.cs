using System.Text.Json;
using Azure.Data.Tables;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;

namespace Hub.Azure.Intake;

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
