using Hub.Azure;
using Hub.Azure.Trust.Disputes;
using Hub.Domain.Sources;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Calendars;
using Hub.Domain.Trust.Disputes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Trust.Disputes;

/// <summary>Disputes by those who raise them: the enterprise raises, reads, states, complains.</summary>
public sealed class DisputesApi(DisputeDesk desk, CaseStore cases, Catalog catalog, WorkingDays days, TimeProvider clock)
{
    /// <summary>Raises a dispute; the answer is the receipt.</summary>
    [Function("RaiseDispute")]
    public async Task<IResult> RaiseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/enterprises/{creditCode}/disputes")] HttpRequest request,
        string creditCode, CancellationToken cancellation)
    {
        var asked = await request.ReadJsonAsync<DisputeRequest>(cancellation);
        var (code, refusal) = request.Caller().EnterpriseOfCase(creditCode);
        if ((refusal ?? ProblemOf(asked)) is { } refused)
        {
            return refused;
        }

        var item = new DisputedItem(asked!.Interface!, asked.Item ?? "", asked.Field);
        var dispute = await desk.RaiseAsync(
            new Objection(code, item, asked.Claim!, asked.EvidenceHash?.ToLowerInvariant(), request.Caller().Id), cancellation);
        return Answer(dispute, StatusCodes.Status201Created);
    }

    /// <summary>The disputes of an enterprise.</summary>
    [Function("ListEnterpriseDisputes")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/enterprises/{creditCode}/disputes")] HttpRequest request,
        string creditCode, CancellationToken cancellation)
    {
        var (code, refusal) = request.Caller().EnterpriseOfCase(creditCode);
        return refusal ?? Results.Json(ListOf((await cases.ListAsync(code, cancellation)).OfType<Dispute>()), HubJson.Options);
    }

    /// <summary>The open disputes on the caller's desk; with <c>late=true</c> those with an overdue step.</summary>
    [Function("ListDisputes")]
    public async Task<IResult> ListOpenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/disputes")] HttpRequest request, CancellationToken cancellation)
    {
        var (caller, now) = (request.Caller(), clock.GetUtcNow());
        var open = (await cases.OpenAsync(cancellation)).OfType<Dispute>().Where(d => CaseChecks.IsConcerned(caller, d));
        return Results.Json(ListOf(request.Query["late"] == "true" ? open.Where(d => d.IsWithheld || d.LateAt(now) is not null) : open), HubJson.Options);
    }

    /// <summary>One dispute.</summary>
    [Function("ReadDispute")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/disputes/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        await FindAsync(request.Caller(), id, cancellation) is { } dispute ? Answer(dispute) : CaseChecks.Unknown(id);

    /// <summary>The enterprise's statement, which stands beside the item from now on.</summary>
    [Function("StateInDispute")]
    public async Task<IResult> StateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/disputes/{id}/statement")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var text = (await request.ReadJsonAsync<TextRequest>(cancellation))?.Text;
        if (CaseChecks.TextProblem("text", text, Dispute.LongestStatement) is { } problem)
        {
            return problem;
        }

        return await FindAsync(request.Caller(), id, cancellation) is { } dispute && CaseChecks.MayActFor(request.Caller(), dispute.CreditCode)
            ? Answer(await desk.StateAsync(dispute, text!, request.Caller().Id, cancellation))
            : CaseChecks.Unknown(id);
    }

    /// <summary>Notes that the enterprise complained to the supervisor.</summary>
    [Function("ComplainInDispute")]
    public async Task<IResult> ComplainAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/disputes/{id}/complaint")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var reference = (await request.ReadJsonAsync<TextRequest>(cancellation))?.Text;
        if (CaseChecks.ReferenceProblem(reference) is { } problem)
        {
            return problem;
        }

        return await FindAsync(request.Caller(), id, cancellation) is { } dispute && CaseChecks.MayActFor(request.Caller(), dispute.CreditCode)
            ? Answer(await desk.ComplainAsync(dispute, reference!, request.Caller().Id, cancellation))
            : CaseChecks.Unknown(id);
    }

    private async Task<Dispute?> FindAsync(Caller caller, string id, CancellationToken cancellation) =>
        await cases.FindAsync<Dispute>(id, cancellation) is { } dispute && CaseChecks.IsConcerned(caller, dispute) ? dispute : null;

    private IResult? ProblemOf(DisputeRequest? asked)
    {
        if (asked?.Interface is not { } id || catalog.FindInterface(id) is not { } @interface)
        {
            return Problems.NotFound("interface", "接口", asked?.Interface ?? "(none)", catalog.Interfaces.Select(i => i.Id));
        }

        if (asked.Field is { } field && (@interface.FindField(field) is null || @interface.Section.Identity.Contains(field)))
        {
            return Problems.NotFound("field", "字段", field, @interface.Fields.Select(f => f.Name).Except(@interface.Section.Identity));
        }

        return CaseChecks.TextProblem("claim", asked.Claim) ?? CaseChecks.HashProblem(asked.EvidenceHash);
    }

    private DisputeList ListOf(IEnumerable<Dispute> disputes)
    {
        var views = disputes.OrderBy(d => d.Steps[0].At).Select(d => DisputeView.Of(d, clock.GetUtcNow())).ToList();
        var years = views.Where(v => v.Clock.IsAssumed).SelectMany(v => new[] { v.Clock.FlagBy.Year, v.Clock.ReplyBy.Year }).Distinct();
        return new DisputeList(views, [.. years.Where(y => !days.IsKnown(y)).Order()]);
    }

    private IResult Answer(Dispute dispute, int status = StatusCodes.Status200OK) =>
        Results.Json(DisputeView.Of(dispute, clock.GetUtcNow()), HubJson.Options, statusCode: status);
}
