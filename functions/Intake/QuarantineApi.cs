using Hub.Azure;
using Hub.Azure.Intake;
using Hub.Domain.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Intake;

/// <summary>What lies in quarantine of one interface.</summary>
/// <param name="Segments">One a checkpoint, newest first.</param>
/// <param name="Waiting">Records not replayed yet.</param>
public sealed record QuarantineList(IReadOnlyList<QuarantineSegment> Segments, int Waiting);

/// <summary>The records of a segment.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Records">At most 1,000, raw and with their reasons.</param>
public sealed record QuarantineDetail(QuarantineSegment Segment, IReadOnlyList<QuarantinedRecord> Records);

/// <summary>The quarantine, for an operator.</summary>
public sealed class QuarantineApi(QuarantineStore quarantine, Replay replay, Catalog catalog)
{
    private const int MostShown = 1_000;

    /// <summary>The segments of an interface.</summary>
    [Function("ListQuarantine")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/quarantine/{interfaceId}")] HttpRequest request,
        string interfaceId, CancellationToken cancellation)
    {
        if (catalog.FindInterface(interfaceId) is null)
        {
            return UnknownInterface(interfaceId);
        }

        var segments = await quarantine.ListAsync(interfaceId, cancellation);
        return Results.Json(new QuarantineList(segments, segments.Where(s => s.ReplayedBy is null).Sum(s => s.Count)), HubJson.Options);
    }

    /// <summary>The records of a segment, raw and with their reasons.</summary>
    [Function("ReadQuarantine")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/quarantine/{interfaceId}/{id}")] HttpRequest request,
        string interfaceId, string id, CancellationToken cancellation)
    {
        if (await quarantine.FindAsync(interfaceId, id, cancellation) is not { } segment)
        {
            return Problems.NotFound("quarantine segment", "隔离段", id);
        }

        if (!int.TryParse(request.Query["skip"].ToString() is { Length: > 0 } text ? text : "0", out var skip) || skip < 0)
        {
            return Problems.BadRequest("bad-skip", "参数错误", "Bad skip", "skip is a number from 0.");
        }

        var records = await quarantine.ReadAsync(segment, cancellation).Skip(skip).Take(MostShown).ToListAsync(cancellation);
        return Results.Json(new QuarantineDetail(segment, records), HubJson.Options);
    }

    /// <summary>Sends the records of a segment through the normaliser again.</summary>
    [Function("ReplayQuarantine")]
    public async Task<IResult> ReplayAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/quarantine/{interfaceId}/{id}/replay")] HttpRequest request,
        string interfaceId, string id, CancellationToken cancellation)
    {
        if (catalog.FindInterface(interfaceId) is not { } @interface)
        {
            return UnknownInterface(interfaceId);
        }

        if (await quarantine.FindAsync(interfaceId, id, cancellation) is not { } segment)
        {
            return Problems.NotFound("quarantine segment", "隔离段", id);
        }

        if (@interface.Source is PerSubjectSource)
        {
            return Problems.Of(409, "asked-again", "该接口将在下次归集时重新查询", "This interface is asked again by the next run",
                $"An answer of {interfaceId} is taken whole or not at all; start a run to ask again.");
        }

        if (segment.ReplayedBy is { } before)
        {
            return Problems.Of(409, "already-replayed", "已重新处理", "Replayed already", $"Run {before} replayed it; what is still wrong lies in that run's quarantine.");
        }

        return Results.Json(Receipts.Of(await replay.RunAsync(@interface, segment, cancellation)), HubJson.Options, statusCode: 202);
    }

    private IResult UnknownInterface(string interfaceId) =>
        Problems.NotFound("interface", "接口", interfaceId, catalog.Interfaces.Select(i => i.Id));
}
