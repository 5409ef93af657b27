using Hub.Azure;
using Hub.Azure.Trust.Disputes;
using Hub.Domain.Trust.Disputes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Trust.Disputes;

/// <summary>Disputes by those who answer: departments, and the clock.</summary>
public sealed class DisputeReplies(DisputeDesk desk, DisputeProgress progress, Corrections corrections, CaseStore cases, TimeProvider clock)
{
    private const int LongestRecord = 32 * 1024;

    /// <summary>The department confirms, corrects or deletes; late answers are taken too.</summary>
    [Function("ReplyToDispute")]
    public async Task<IResult> ReplyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/disputes/{id}/reply")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var reply = await request.ReadJsonAsync<ReplyRequest>(cancellation);
        if (ProblemOf(reply) is { } problem)
        {
            return problem;
        }

        if (await cases.FindAsync<Dispute>(id, cancellation) is not { } dispute || !CaseChecks.MayDecide(request.Caller(), dispute))
        {
            return CaseChecks.Unknown(id);
        }

        if (reply!.Kind == ReplyKind.Correct && await corrections.FaultsAsync(dispute, reply.Record!.Value, cancellation) is { Count: > 0 } faults)
        {
            return Problems.Of(422, "bad-correction", "更正记录有误", "The corrected record cannot be taken", "See errors; the record has the form the department delivers in.", ("errors", faults));
        }

        var replied = await desk.ReplyAsync(dispute, reply.Kind!.Value, reply.Reason!, reply.Record, request.Caller().Id, cancellation);
        return Results.Json(DisputeView.Of(replied, clock.GetUtcNow()), HubJson.Options, statusCode: replied.IsOpen ? 202 : 200);
    }

    /// <summary>Looks every minute at what nobody has to ask for: last days, corrections on their way, profiles without their marks.</summary>
    [Function("AdvanceCases")]
    public Task AdvanceAsync([TimerTrigger("%RepairSchedule%")] TimerInfo timer, CancellationToken cancellation) => progress.AdvanceAllAsync(cancellation);

    private static IResult? ProblemOf(ReplyRequest? reply)
    {
        if (reply?.Kind is not { } kind)
        {
            return Problems.BadRequest("bad-reply", "答复类型缺失", "No kind of reply", $"kind is one of {string.Join(", ", Enum.GetNames<ReplyKind>())}.");
        }

        if (kind == ReplyKind.Correct != reply.Record.HasValue || reply.Record?.GetRawText().Length > LongestRecord)
        {
            return Problems.BadRequest("bad-reply", "更正须附记录", "A correction, and no other reply, has a record", $"record is the right record in your own form, at most {LongestRecord} characters.");
        }

        return CaseChecks.TextProblem("reason", reply.Reason);
    }
}
