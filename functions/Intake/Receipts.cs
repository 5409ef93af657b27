using Hub.Azure;
using Hub.Azure.Intake;
using Hub.Domain.Intake;
using Hub.Domain.Sources;
using Hub.Functions.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Intake;

/// <summary>What became of a push.</summary>
public sealed record Receipt(
    string Id, string Interface, BatchState State, DateTimeOffset ReceivedAt, long Records, long Accepted, long Unchanged, long Quarantined,
    IReadOnlyList<ReceiptReason> Reasons, IReadOnlyDictionary<string, int> UnknownFields, string? Problem)
{
    /// <summary>Why it waits for a person before it is published; null if it does not.</summary>
    public Hold? Hold { get; init; }
}

/// <summary>Why a record is in quarantine.</summary>
public sealed record ReceiptReason(long Record, long? Line, string? CreditCode, IReadOnlyList<ReceiptError> Errors);

/// <summary>One thing that is wrong with a record; the name in Chinese beside the stable one.</summary>
public sealed record ReceiptError(string Name, string Zh, string Field, string Value, string Expected);

/// <summary>Receipts of pushes.</summary>
public sealed class Receipts(RunStore runs, BatchStore batches, Catalog catalog)
{
    /// <summary>The receipt; a department sees its own.</summary>
    [Function("ReadReceipt")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/receipts/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var run = await runs.FindAsync(id, cancellation);
        if (run is not { Kind: RunKind.Push, Interfaces: [var interfaceId] }
            || catalog.FindInterface(interfaceId)?.DepartmentId != request.Caller().Department
            || await batches.FindAsync(id, interfaceId, cancellation) is not { } batch)
        {
            return Problems.NotFound("receipt", "回执", id);
        }

        return Results.Json(Of(batch.Value), HubJson.Options);
    }

    /// <summary>202 with the receipt, or 422 when nothing of the push was usable.</summary>
    internal static IResult Answer(Batch batch)
    {
        var receipt = Of(batch);
        return receipt.Accepted + receipt.Unchanged > 0
            ? Results.Json(receipt, HubJson.Options, statusCode: 202)
            : Problems.Of(422, "nothing-usable", "没有可用的记录", "Nothing was usable",
                receipt.Records == 0 ? receipt.Problem ?? "The body has no records." : "All records are in quarantine; the receipt has the reasons.",
                ("receipt", receipt));
    }

    /// <summary>The receipt of a batch.</summary>
    internal static Receipt Of(Batch batch) => new(
        batch.Run, batch.InterfaceId, batch.State, batch.StartedAt, batch.Read, batch.Accepted, batch.Unchanged, batch.Quarantined,
        [.. batch.Reasons.Select(r => new ReceiptReason(r.Record, r.Line, r.Code, [.. r.Errors.Select(Of)]))], batch.UnknownFields, batch.Problem)
    {
        Hold = batch.Hold,
    };

    private static ReceiptError Of(RecordError error) => new(error.Name, ErrorNames.Zh(error.Name), error.Field, error.Value, error.Expected);
}
