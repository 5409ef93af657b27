using Hub.Azure;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Trust.Consents;

/// <summary>The self-reports of this year.</summary>
public sealed record SelfReportList(IReadOnlyList<SelfReport> Reports, int FreeLeft, DateTimeOffset NextFree);

/// <summary>
/// How many of its free reports an enterprise has taken. It makes them as banks make theirs, with the purpose SELF. Looking at its own data
/// with that purpose is never counted.
/// </summary>
public sealed class SelfReportsApi(SelfReports reports)
{
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

    /// <summary>Says when the next is free, and that a fee applies.</summary>
    public static IResult Fee(DateTimeOffset nextFree) => Problems.Of(402, "self-report-fee", "本年度两次免费自查报告已用完", "Both free self-reports of the year are taken",
        $"The next is free from {nextFree:yyyy-MM-dd}; until then a fee applies. Reading your own data with the purpose SELF stays free.", ("nextFree", nextFree));

    private static (string Code, IResult? Refusal) EnterpriseItself(Caller caller, string creditCode)
    {
        var (code, refusal) = caller.EnterpriseFor(creditCode);
        return (code, caller.NotEnterprise() ?? refusal);
    }
}
