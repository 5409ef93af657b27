using System.Text.Json;
using Azure.Data.Tables;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;

namespace Hub.Azure.Intake;

/// <summary>How an interface stands, in the table <c>interfaces</c>.</summary>
public sealed class InterfaceStates(HubStore store, TimeProvider clock)
{
    private const string Partition = "interface";
    private static readonly TimeSpan s_recent = TimeSpan.FromSeconds(2);

    private Seen? _recent;

    /// <summary>The states of all interfaces that ever delivered or failed.</summary>
    public async Task<IReadOnlyDictionary<string, InterfaceState>> ListAsync(CancellationToken cancellation) =>
        (await store.Interfaces.ListAsync(Partition, cancellation)).ToDictionary(
            row => row.RowKey,
            row => new InterfaceState(row.RowKey, row.GetDateTimeOffset("firstSealedAt"), row.GetDateTimeOffset("lastSealedAt"), row.GetString("lastRun"))
            {
                ConfirmedAt = row.GetDateTimeOffset("confirmedAt"),
            });

    /// <summary>
    /// The states for readers, who are told how old data is, in days: what this process noted at once, what others noted at most two
    /// seconds later.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, InterfaceState>> RecentAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_recent is not { } recent || now - recent.At >= s_recent)
        {
            _recent = recent = new Seen(await ListAsync(cancellation), now);
        }

        return recent.States;
    }

    /// <summary>What the last deliveries of every interface looked like, for whoever keeps them going.</summary>
    public async Task<IReadOnlyDictionary<string, DriftReport>> DriftAsync(CancellationToken cancellation) =>
        (await store.Interfaces.ListAsync(Partition, cancellation)).ToDictionary(row => row.RowKey, ReportOf);

    /// <summary>Records of the last delivery; null before the first.</summary>
    public async Task<long?> LastRecordsAsync(string interfaceId, CancellationToken cancellation) =>
        (await store.Interfaces.FindAsync(Partition, interfaceId, cancellation))?.GetInt64("records");

    /// <summary>The last sealed file with the run that brought it; null before the first.</summary>
    public async Task<(FileMark File, string Run)?> LastFileAsync(string interfaceId, CancellationToken cancellation) =>
        await store.Interfaces.FindAsync(Partition, interfaceId, cancellation) is { } row && row.GetString("fileHash") is { } hash
            ? (new FileMark(row.GetString("file"), hash), row.GetString("fileRun"))
            : null;

    /// <summary>The start of the window that the last sealed pull covered; null before the first.</summary>
    public async Task<DateTimeOffset?> WindowAsync(string interfaceId, CancellationToken cancellation) =>
        (await store.Interfaces.FindAsync(Partition, interfaceId, cancellation))?.GetDateTimeOffset("window");

    /// <summary>Notes a delivery; an answer about one enterprise and a supplement say nothing of the interface as a whole.</summary>
    internal async Task NoteSealedAsync(Batch batch, CancellationToken cancellation)
    {
        if (batch.Subject is not null || batch.IsSupplement)
        {
            return;
        }

        var row = await store.Interfaces.FindAsync(Partition, batch.InterfaceId, cancellation) ?? new TableEntity(Partition, batch.InterfaceId);
        NoteConfirmed(row, batch);
        row.TryAdd("firstSealedAt", clock.GetUtcNow());
        row["lastSealedAt"] = clock.GetUtcNow();
        row["lastRun"] = batch.Run;
        row["lastProblem"] = batch.Problem ?? "";
        row["unknownFields"] = JsonSerializer.Serialize(batch.UnknownFields, HubJson.Options);
        row["errors"] = JsonSerializer.Serialize(batch.ErrorCounts, HubJson.Options);
        row["records"] = batch.Read;
        row["quarantined"] = batch.Quarantined;
        if (batch.WindowStart is { } window)
        {
            row["window"] = window;
        }

        await store.Interfaces.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
        _recent = null;
    }

    /// <summary>A delivery confirms what was so when the department says its data is of, and never less than the ones before it.</summary>
    private void NoteConfirmed(TableEntity row, Batch batch)
    {
        var now = clock.GetUtcNow();
        var confirms = batch.SourceAsOf < now ? batch.SourceAsOf.Value : now;
        var before = row.GetDateTimeOffset("confirmedAt") ?? row.GetDateTimeOffset("lastSealedAt");
        if (batch.Repeats is null && !(before > confirms))
        {
            row["confirmedAt"] = confirms;
        }
        else if (before is { } earlier)
        {
            row["confirmedAt"] = earlier;
        }

        if (batch.File is { } file)
        {
            (row["file"], row["fileHash"], row["fileRun"]) = (file.Address, file.Sha256, batch.Run);
        }
    }

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

    private sealed record Seen(IReadOnlyDictionary<string, InterfaceState> States, DateTimeOffset At);
}

/// <summary>How the last delivery of an interface differs from what the catalog expects.</summary>
/// <param name="Records">Records it had.</param>
/// <param name="Quarantined">How many of them are in quarantine.</param>
/// <param name="UnknownFields">Names the catalog does not know, with how many records had them.</param>
/// <param name="Errors">Errors by name and field, with how often they were found.</param>
/// <param name="Problem">What went wrong with the delivery as a whole.</param>
public sealed record DriftReport(
    long Records, long Quarantined, IReadOnlyDictionary<string, int> UnknownFields, IReadOnlyDictionary<string, int> Errors, string? Problem);
