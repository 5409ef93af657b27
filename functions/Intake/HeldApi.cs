using System.Text;
using Hub.Azure;
using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Domain.Intake;
using Hub.Functions.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Intake;

/// <summary>A delivery that waits for a decision.</summary>
/// <param name="Run">The run that brought it.</param>
/// <param name="Interface">The interface.</param>
/// <param name="Since">When it was held.</param>
/// <param name="Hold">Why.</param>
/// <param name="Records">Records received.</param>
/// <param name="Changes">How they differ from what the profiles hold.</param>
/// <param name="Examples">The first changed or withdrawn items.</param>
public sealed record HeldDelivery(
    string Run, string Interface, DateTimeOffset Since, Hold Hold, long Records, ChangeCounts Changes, IReadOnlyList<HeldExample> Examples);

/// <summary>An item that the delivery would change.</summary>
/// <param name="CreditCode">The enterprise.</param>
/// <param name="Item">The item; empty for a single record.</param>
/// <param name="Withdrawn">Whether it would be withdrawn.</param>
/// <param name="Before">What the profile says, canonical JSON; null if nothing.</param>
/// <param name="Now">What the department sent, raw.</param>
public sealed record HeldExample(string CreditCode, string Item, bool Withdrawn, string? Before, string Now);

/// <summary>All deliveries that wait.</summary>
/// <param name="Held">Oldest first; empty if none waits.</param>
public sealed record HeldList(IReadOnlyList<HeldDelivery> Held);

/// <summary>Held deliveries: an operator sees why, and releases or discards each.</summary>
public sealed class HeldApi(HeldBatches held, ProfileStore profiles, EvidenceReader evidence)
{
    private const int LongestRaw = 2_000;

    /// <summary>All that are held, with examples.</summary>
    [Function("ListHeld")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/held")] HttpRequest request, CancellationToken cancellation)
    {
        var deliveries = new List<HeldDelivery>();
        foreach (var batch in await held.ListAsync(cancellation))
        {
            var examples = await Task.WhenAll(batch.Examples.Select(e => ExampleAsync(batch, e, cancellation)));
            deliveries.Add(new HeldDelivery(batch.Run, batch.InterfaceId, batch.UpdatedAt, batch.Hold!, batch.Read, batch.Changes, examples));
        }

        return Results.Json(new HeldList(deliveries), HubJson.Options);
    }

    /// <summary>Takes a held delivery to the profiles.</summary>
    [Function("ReleaseHeld")]
    public async Task<IResult> ReleaseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/held/{run}/{interfaceId}/release")] HttpRequest request,
        string run, string interfaceId, CancellationToken cancellation) =>
        await DecideAsync(run, 202, () => held.ReleaseAsync(run, interfaceId, request.Caller().Id, cancellation));

    /// <summary>Gives a held delivery up.</summary>
    [Function("DiscardHeld")]
    public async Task<IResult> DiscardAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/held/{run}/{interfaceId}/discard")] HttpRequest request,
        string run, string interfaceId, CancellationToken cancellation) =>
        await DecideAsync(run, 200, () => held.DiscardAsync(run, interfaceId, request.Caller().Id, cancellation));

    private static async Task<IResult> DecideAsync(string run, int success, Func<Task<Batch?>> decision)
    {
        try
        {
            return await decision() is { } batch
                ? Results.Json(Receipts.Of(batch), HubJson.Options, statusCode: success)
                : Problems.NotFound("held delivery", "暂缓的交付", run);
        }
        catch (BatchTakenOverException)
        {
            return Problems.Of(409, "decided", "已被他人处理", "Somebody else decided", $"The delivery of run {run} was decided on at this very moment; list the held ones again.");
        }
    }

    private async Task<HeldExample> ExampleAsync(Batch batch, ChangeExample example, CancellationToken cancellation)
    {
        var row = await profiles.FindAsync(example.Code, cancellation);
        var items = row?.Profile.Find(batch.InterfaceId)?.Present.Where(i => example.ItemKey.Length == 0 || i.Key == example.ItemKey);
        var before = items is null ? null : string.Join('\n', items.Select(i => Encoding.UTF8.GetString(i.Content.Span)));
        return new HeldExample(
            example.Code, example.ItemKey, example.Withdrawn, Shortened(before), Shortened(await evidence.TextAsync(batch.InterfaceId, example.Evidence, cancellation))!);
    }

    private static string? Shortened(string? text) => text?.Length > LongestRaw ? string.Concat(text.AsSpan(0, LongestRaw), "…") : text;
}
