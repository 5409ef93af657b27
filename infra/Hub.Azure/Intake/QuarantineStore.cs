using System.Text.Json;
using Azure.Data.Tables;
using Hub.Azure.Trust.Keys;
using Hub.Domain.Intake;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Intake;

/// <summary>A record in quarantine, with all that is needed to show and to replay it.</summary>
/// <param name="Record">Its number in the delivery.</param>
/// <param name="Line">Its line, where lines mean something.</param>
/// <param name="Code">The enterprise, if known.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="Evidence">Its raw bytes.</param>
/// <param name="Raw">The record as JSON text.</param>
/// <param name="Errors">All that is wrong with it.</param>
public sealed record QuarantinedRecord(
    long Record, long? Line, string? Code, DateTimeOffset ReceivedAt, EvidencePointer Evidence, string Raw, IReadOnlyList<RecordError> Errors);

/// <summary>The quarantined records of one checkpoint.</summary>
/// <param name="Id">Run and number: <c>20261121T…-push-1f2e8a90:0001</c>.</param>
/// <param name="InterfaceId">The interface.</param>
/// <param name="Count">How many records.</param>
/// <param name="At">When.</param>
/// <param name="Blob">Where they lie.</param>
/// <param name="ReplayedBy">The run that replayed them; null while they wait.</param>
public sealed record QuarantineSegment(string Id, string InterfaceId, int Count, DateTimeOffset At, string Blob, string? ReplayedBy);

/// <summary>The quarantine: one blob of NDJSON a checkpoint, one small row that points at it.</summary>
public sealed class QuarantineStore(HubStore store, SealedBlobs blobs, TimeProvider clock)
{
    /// <summary>Keeps the rejected records of one checkpoint. The same checkpoint written again replaces itself.</summary>
    public async Task WriteAsync(
        string interfaceId, string run, int number, IReadOnlyList<QuarantinedRecord> records, CancellationToken cancellation)
    {
        var id = $"{run}:{number:d4}";
        if (records.Count == 0)
        {
            // A killed attempt at this checkpoint may have rejected what is good now.
            await store.Quarantine.DeleteEntityAsync(interfaceId, id, cancellationToken: cancellation);
            return;
        }

        var blob = $"{interfaceId}/{run}/{number:d4}-{Guid.NewGuid():N}.ndjson";
        await blobs.WriteAsync(store.QuarantineBlobs, blob, KeyUse.Raw, interfaceId, Lines(records), SealedBlobs.OnlyNew, cancellation);
        var row = new TableEntity(interfaceId, id)
        {
            ["count"] = records.Count,
            ["at"] = clock.GetUtcNow(),
            ["blob"] = blob,
        };
        await store.Quarantine.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>The segments of an interface, newest first.</summary>
    public async Task<IReadOnlyList<QuarantineSegment>> ListAsync(string interfaceId, CancellationToken cancellation) =>
        [.. (await store.Quarantine.ListAsync(interfaceId, cancellation)).Select(FromEntity).OrderByDescending(s => s.Id, StringComparer.Ordinal)];

    /// <summary>The segments of one run, in the order of its records.</summary>
    public async Task<IReadOnlyList<QuarantineSegment>> OfRunAsync(string interfaceId, string run, CancellationToken cancellation)
    {
        // A colon parts run and number; the semicolon is the character after it.
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {interfaceId} and RowKey gt {run + ":"} and RowKey lt {run + ";"}");
        var rows = store.Quarantine.QueryAsync<TableEntity>(filter, cancellationToken: cancellation);
        return await rows.Select(FromEntity).ToListAsync(cancellation);
    }

    /// <summary>The segment, or null.</summary>
    public async Task<QuarantineSegment?> FindAsync(string interfaceId, string id, CancellationToken cancellation) =>
        IsId(id) && await store.Quarantine.FindAsync(interfaceId, id, cancellation) is { } row ? FromEntity(row) : null;

    /// <summary>The records of a segment, one by one.</summary>
    /// <exception cref="DataDestroyedException">Their data key is destroyed.</exception>
    public async IAsyncEnumerable<QuarantinedRecord> ReadAsync(
        QuarantineSegment segment, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var (plain, _) = await blobs.ReadAsync(store.QuarantineBlobs, segment.Blob, cancellation);
        using var reader = new StreamReader(new MemoryStream(plain));
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            yield return JsonSerializer.Deserialize<QuarantinedRecord>(line, HubJson.Options)!;
        }
    }

    /// <summary>Notes that a segment was replayed: what was still wrong lies in that run's own quarantine.</summary>
    public async Task MarkReplayedAsync(QuarantineSegment segment, string run, CancellationToken cancellation)
    {
        var row = await store.Quarantine.FindAsync(segment.InterfaceId, segment.Id, cancellation);
        row!["replayedBy"] = run;
        await store.Quarantine.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>What comes from outside is looked at before it is a key.</summary>
    private static bool IsId(string id) => id.Length <= 100 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':');

    private static byte[] Lines(IReadOnlyList<QuarantinedRecord> records)
    {
        using var lines = new MemoryStream();
        foreach (var record in records)
        {
            JsonSerializer.Serialize(lines, record, HubJson.Options);
            lines.WriteByte((byte)'\n');
        }

        return lines.ToArray();
    }

    private static QuarantineSegment FromEntity(TableEntity row) => new(
        row.RowKey, row.PartitionKey, row.GetInt32("count")!.Value, row.GetDateTimeOffset("at")!.Value, row.GetString("blob"), row.GetString("replayedBy"));
}
