using System.Text.Json;
using Hub.Azure;
using Hub.Azure.Profiles;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Consents;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Trust.Consents;

/// <summary>A self-report: what the hub knows of the enterprise.</summary>
/// <param name="Number">Its number.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="FreeLeft">How many more are free this year.</param>
/// <param name="Profile">The profile, as SELF shows it.</param>
public sealed record SelfReportAnswer(string Number, DateTimeOffset TakenAt, int FreeLeft, JsonElement Profile);

/// <summary>The self-reports of this year.</summary>
public sealed record SelfReportList(IReadOnlyList<SelfReport> Reports, int FreeLeft, DateTimeOffset NextFree);

/// <summary>Two free reports a year for the enterprise. Looking at its own data with the purpose SELF is never counted.</summary>
public sealed class SelfReportsApi(SelfReports reports, ProfileReader profiles, Purposes purposes)
{
    /// <summary>Takes a report; the third in a year says when the next is free and that a fee applies.</summary>
    [Function("TakeSelfReport")]
    public async Task<IResult> TakeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/enterprises/{creditCode}/self-reports")] HttpRequest request,
        string creditCode, CancellationToken cancellation)
    {
        var (code, refusal) = EnterpriseItself(request.Caller(), creditCode);
        if (refusal is not null)
        {
            return refusal;
        }

        if (ConsentsApi.KeyOf(request) is not { } key)
        {
            return Problems.BadRequest("no-key", "缺少 Idempotency-Key", "No Idempotency-Key", "Name the report in the header Idempotency-Key, so that it is counted once.");
        }

        var own = new ReadIntent(request.Caller().Id, purposes.Find(Purpose.Self)!, null);
        var view = await profiles.OpenAsync(own, new Look(!request.Caller().May(Scope.PersonalRead)), cancellation);
        if (await view.ReadAsync(code, null, cancellation) is not { } shown)
        {
            return Problems.NotFound("enterprise", "企业", code);
        }

        return await reports.TakeAsync(code, key, cancellation) is { } taken ? await AnswerAsync(request, code, taken, shown, cancellation) : Fee();
    }

    /// <summary>The reports of this year.</summary>
    [Function("ListSelfReports")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/enterprises/{creditCode}/self-reports")] HttpRequest request,
        string creditCode, CancellationToken cancellation)
    {
        var (code, refusal) = EnterpriseItself(request.Caller(), creditCode);
        if (refusal is not null)
        {
            return refusal;
        }

        var taken = await reports.ListAsync(code, cancellation);
        return Results.Json(new SelfReportList(taken, SelfReports.FreeAYear - taken.Count, reports.NextFree), HubJson.Options);
    }

    private async Task<IResult> AnswerAsync(HttpRequest request, string creditCode, SelfReport taken, ShownProfile shown, CancellationToken cancellation)
    {
        var left = SelfReports.FreeAYear - (await reports.ListAsync(creditCode, cancellation)).Count;
        request.Disclose(creditCode, shown.Permission!, shown.Interfaces, shown.Json);
        return Results.Json(new SelfReportAnswer(taken.Number, taken.TakenAt, left, JsonElement.Parse(shown.Json.Span)), HubJson.Options, statusCode: 201);
    }

    private IResult Fee() => Problems.Of(402, "self-report-fee", "本年度两次免费自查报告已用完", "Both free self-reports of the year are taken",
        $"The next is free from {reports.NextFree:yyyy-MM-dd}; until then a fee applies. Reading your own data with the purpose SELF stays free.", ("nextFree", reports.NextFree));

    private static (string Code, IResult? Refusal) EnterpriseItself(Caller caller, string creditCode)
    {
        var (code, refusal) = caller.EnterpriseFor(creditCode);
        return (code, caller.NotEnterprise() ?? refusal);
    }
}
