using Hub.Azure;
using Hub.Azure.Trust.Disputes;
using Hub.Domain.Sources;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Disputes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Trust.Disputes;

/// <summary>Appeals against hits of the negative list, and credit repairs.</summary>
public sealed class AppealsApi(Decisions decisions, CaseStore cases, Catalog catalog)
{
    private const int LongestItem = 10;

    /// <summary>Appeals a hit.</summary>
    [Function("AppealHit")]
    public async Task<IResult> AppealAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/enterprises/{creditCode}/appeals")] HttpRequest request,
        string creditCode, CancellationToken cancellation)
    {
        var asked = await request.ReadJsonAsync<AppealRequest>(cancellation);
        var (code, refusal) = request.Caller().EnterpriseOfCase(creditCode);
        var wrong = refusal ?? CaseChecks.TextProblem("item", asked?.Item, LongestItem)
            ?? CaseChecks.TextProblem("claim", asked!.Claim) ?? CaseChecks.HashProblem(asked!.EvidenceHash);
        if (wrong is { } refused)
        {
            return refused;
        }

        var appeal = await decisions.AppealAsync(code, asked!.Item!, asked.Claim!, asked.EvidenceHash?.ToLowerInvariant(), request.Caller().Id, cancellation);
        return Results.Json(appeal, HubJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>An enterprise's appeals.</summary>
    [Function("ListEnterpriseAppeals")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/enterprises/{creditCode}/appeals")] HttpRequest request,
        string creditCode, CancellationToken cancellation)
    {
        var (code, refusal) = request.Caller().EnterpriseOfCase(creditCode);
        return refusal ?? Results.Json(new AppealList([.. (await cases.ListAsync(code, cancellation)).OfType<Appeal>()]), HubJson.Options);
    }

    /// <summary>The open appeals on the caller's desk.</summary>
    [Function("ListAppeals")]
    public async Task<IResult> ListOpenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/appeals")] HttpRequest request, CancellationToken cancellation) =>
        Results.Json(
            new AppealList([.. (await cases.OpenAsync(cancellation)).OfType<Appeal>().Where(a => CaseChecks.IsConcerned(request.Caller(), a))]), HubJson.Options);

    /// <summary>Releases a hit or lets it stand.</summary>
    [Function("DecideAppeal")]
    public async Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/appeals/{id}/decision")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var asked = await request.ReadJsonAsync<DecisionRequest>(cancellation);
        if (asked?.Release is not { } release)
        {
            return Problems.BadRequest("bad-decision", "裁定缺失", "No decision", "release is true or false.");
        }

        if ((CaseChecks.ReferenceProblem(asked.Reference) ?? CaseChecks.TextProblem("reason", asked.Reason)) is { } problem)
        {
            return problem;
        }

        return await cases.FindAsync<Appeal>(id, cancellation) is { } appeal && CaseChecks.MayDecide(request.Caller(), appeal)
            ? Results.Json(
                await decisions.DecideAsync(appeal, new AppealDecision(release, asked.Reference!, asked.Reason!, asked.Until?.ToUniversalTime()), request.Caller().Id, cancellation),
                HubJson.Options)
            : CaseChecks.Unknown(id);
    }

    /// <summary>Grants a credit repair: the record is hidden at once.</summary>
    [Function("GrantRepair")]
    public async Task<IResult> RepairAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/enterprises/{creditCode}/repairs")] HttpRequest request,
        string creditCode, CancellationToken cancellation)
    {
        var asked = await request.ReadJsonAsync<RepairRequest>(cancellation);
        if (asked?.Interface is not { } id || catalog.FindInterface(id) is not { } @interface)
        {
            return Problems.NotFound("interface", "接口", asked?.Interface ?? "(none)", catalog.Interfaces.Select(i => i.Id));
        }

        var (code, refusal) = NamedEnterprise.Read(creditCode);
        var wrong = refusal ?? NotAllowed(request.Caller(), @interface) ?? CaseChecks.ReferenceProblem(asked.Reference) ?? CaseChecks.TextProblem("reason", asked.Reason);
        if (wrong is { } problem)
        {
            return problem;
        }

        var repair = await decisions.RepairAsync(
            code, new DisputedItem(id, asked.Item ?? "", null), asked.Reference!, asked.Reason!, request.Caller().Id, cancellation);
        return Results.Json(repair, HubJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static IResult? NotAllowed(Caller caller, Interface @interface) =>
        caller.Role == CallerRole.Operator || (caller.Role == CallerRole.Department && caller.Department == @interface.DepartmentId)
            ? null
            : Problems.Of(403, "not-own-record", "只能认定本部门信息的修复", "Another department's record", $"Caller {caller.Id} may repair records of its own department only.");
}
