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
            row => row.RowKey, StateOf);

    /// <summary>What the last deliveries of every interface looked like, for whoever keeps them going.</summary>
    public async Task<IReadOnlyDictionary<string, DriftReport>> DriftAsync(CancellationToken cancellation) =>
        (await store.Interfaces.ListAsync(Partition, cancellation)).ToDictionary(row => row.RowKey, ReportOf);

    /// <summary>Records of the last delivery; null before the first.</summary>
    public async Task<long?> LastRecordsAsync(string interfaceId, CancellationToken cancellation) =>
        (await store.Interfaces.FindAsync(Partition, interfaceId, cancellation))?.GetInt64("records");

    /// <summary>The start of the window that the last sealed pull covered; null before the first.</summary>
    public async Task<DateTimeOffset?> WindowAsync(string interfaceId, CancellationToken cancellation) =>
        (await store.Interfaces.FindAsync(Partition, interfaceId, cancellation))?.GetDateTimeOffset("window");

    internal async Task NoteSealedAsync(Batch batch, CancellationToken cancellation)
    {
        var row = await store.Interfaces.FindAsync(Partition, batch.InterfaceId, cancellation) ?? new TableEntity(Partition, batch.InterfaceId);
        row.TryAdd("firstSealedAt", clock.GetUtcNow());
        var repeated = RepeatedRun(row, batch);
        NoteConfirmed(row, batch, repeated is not null);
        row["lastSealedAt"] = clock.GetUtcNow();
        row["lastRun"] = batch.Run;
        row["lastProblem"] = repeated is null ? batch.Problem ?? "" : $"the same bytes as the file of another day, delivered in run {repeated}";
        row["unknownFields"] = JsonSerializer.Serialize(batch.UnknownFields, HubJson.Options);
        row["errors"] = JsonSerializer.Serialize(batch.ErrorCounts, HubJson.Options);
        row["records"] = batch.Read;
        row["quarantined"] = batch.Quarantined;
        if (batch.WindowStart is { } window)
        {
            row["window"] = window;
        }

        await store.Interfaces.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>The run that brought a file of the same bytes for another business date; null if none did.</summary>
    private static string? RepeatedRun(TableEntity row, Batch batch) =>
        batch.Digest?.Split('|') is [var date, var hash] && row.GetString("digest")?.Split('|') is [var before, var same] && same == hash && before != date
            ? row.GetString("lastRun")
            : null;

    /// <summary>A delivery confirms as of what it says of itself; one that only repeats another confirms nothing.</summary>
    private void NoteConfirmed(TableEntity row, Batch batch, bool isRepeated)
    {
        var now = clock.GetUtcNow();
        var confirmed = batch.SourceAsOf < now ? batch.SourceAsOf.Value : now;
        if (!isRepeated && !(row.GetDateTimeOffset("confirmedAt") > confirmed))
        {
            row["confirmedAt"] = confirmed;
        }

        if (batch.Digest is { } digest && !isRepeated)
        {
            row["digest"] = digest;
        }
    }

    private static InterfaceState StateOf(TableEntity row) => new(
        row.RowKey, row.GetDateTimeOffset("firstSealedAt"), row.GetDateTimeOffset("lastSealedAt"), row.GetString("lastRun"))
    {
        ConfirmedAt = row.GetDateTimeOffset("confirmedAt"),
    };

    internal async Task NoteFailedAsync(Batch batch, CancellationToken cancellation)
    {
        var row = new TableEntity(Partition, batch.InterfaceId) { ["lastProblem"] = batch.Problem ?? "", ["lastFailedRun"] = batch.Run };
        await store.Interfaces.UpsertEntityAsync(row, TableUpdateMode.Merge, cancellation);
    }

    private static DriftReport ReportOf(TableEntity row) => new(
        row.GetInt64("records") ?? 0,
        row.GetInt64("quarantined") ?? 0,
        Counts(row.GetString("unknownFields")),
        Counts(row.GetString("errors")),
        row.GetString("lastProblem") is { Length: > 0 } problem ? problem : null);

    private static Dictionary<string, int> Counts(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, int>>(json, HubJson.Options)!;
}

/// <summary>How the last delivery of an interface differs from what the catalog expects.</summary>
/// <param name="Records">Records it had.</param>
/// <param name="Quarantined">How many of them are in quarantine.</param>
/// <param name="UnknownFields">Names the catalog does not know, with how many records had them.</param>
/// <param name="Errors">Errors by name and field, with how often they were found.</param>
/// <param name="Problem">What went wrong with the delivery as a whole.</param>
public sealed record DriftReport(
    long Records, long Quarantined, IReadOnlyDictionary<string, int> UnknownFields, IReadOnlyDictionary<string, int> Errors, string? Problem);
