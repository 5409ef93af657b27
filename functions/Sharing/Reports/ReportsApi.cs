using System.Text;
using Hub.Azure;
using Hub.Azure.Intake;
using Hub.Azure.Sharing.Reports;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Enterprises;
using Hub.Domain.Sharing.Reports;
using Hub.Domain.Trust;
using Hub.Functions.Trust;
using Hub.Functions.Trust.Consents;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Sharing.Reports;

/// <summary>A report in a list.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Bank">The bank that asked; null for the enterprise's own.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Consent">The consent it rests on; null for the enterprise's own.</param>
/// <param name="Version">The version of the profile that it shows.</param>
/// <param name="Interfaces">The interfaces whose data it shows or rests on.</param>
/// <param name="Check">Whether it still holds.</param>
public sealed record ReportSummary(string Number, string? Bank, string Purpose, string? Consent, int Version, IReadOnlyList<string> Interfaces, ReportCheck Check);

/// <summary>The reports on an enterprise, newest first.</summary>
public sealed record ReportList(IReadOnlyList<ReportSummary> Reports);

/// <summary>Reports that were made: read, listed, checked.</summary>
public sealed class ReportsApi(ReportStore store, ReportChecks checks, ReportAnswers answers, ConsentStore consents)
{
    /// <summary>Reports in a list: more than banks ask of one enterprise in five years. [P]</summary>
    private const int MostListed = 1_000;

    /// <summary>Bytes of a JWS that is checked.</summary>
    private const int MostGiven = 8 << 20;

    /// <summary>A report as it was signed: always the same bytes.</summary>
    [Function("ReadReport")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/reports/{number}")] HttpRequest request, string number, CancellationToken cancellation)
    {
        var caller = request.Caller();
        if (caller.NotBankOrEnterprise() is { } refused)
        {
            return refused;
        }

        return await FindAsync(number, cancellation) is not { } row || !IsFor(caller, row) ? Unknown(number)
            : IsReader(caller, row) ? await answers.AnswerAsync(request, row, StatusCodes.Status200OK, cancellation)
            : Problems.Forbidden($"Report {row.Number} was made for a bank, which alone reads it; your own you make with the purpose SELF.");
    }

    /// <summary>The reports on an enterprise: it sees all, a bank its own.</summary>
    [Function("ListReports")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/enterprises/{creditCode}/reports")] HttpRequest request,
        string creditCode, CancellationToken cancellation)
    {
        var (code, refusal) = request.Caller().EnterpriseFor(creditCode);
        if (refusal is not null)
        {
            return refusal;
        }

        var rows = await store.ListAsync(code, cancellation).Where(r => IsFor(request.Caller(), r)).Take(MostListed).ToListAsync(cancellation);
        var granted = (await consents.NewestAsync(code, cancellation)).ToDictionary(c => c.Id);
        var reports = rows.OrderByDescending(r => r.MadeAt)
            .Select(r => new ReportSummary(r.Number, r.Bank, r.Purpose, r.Consent, r.Version, r.Interfaces, ReportChecks.Standing(r, granted.GetValueOrDefault(r.Consent ?? ""))));
        return Results.Json(new ReportList([.. reports]), HubJson.Options);
    }

    /// <summary>Whether a report is what the hub signed, and still holds.</summary>
    [Function("VerifyReport")]
    public async Task<IResult> VerifyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/reports/{number}/verify")] HttpRequest request, string number, CancellationToken cancellation) =>
        Results.Json(
            await FindAsync(number, cancellation) is { } row && IsFor(request.Caller(), row)
                ? await checks.OfStoredAsync(row, cancellation)
                : new ReportCheck(number, ReportState.Unknown),
            HubJson.Options);

    /// <summary>The same of a report that the caller has: a JWS.</summary>
    [Function("VerifyGivenReport")]
    public async Task<IResult> VerifyGivenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/reports/verify")] HttpRequest request, CancellationToken cancellation)
    {
        var bytes = new byte[MostGiven + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return length > MostGiven
            ? throw new DeliveryTooLargeException(MostGiven)
            : Results.Json(await checks.OfGivenAsync(Encoding.UTF8.GetString(bytes, 0, length).Trim(), cancellation), HubJson.Options);
    }

    /// <summary>Numbers are read out and typed in: small letters are the same.</summary>
    private Task<ReportRow?> FindAsync(string number, CancellationToken cancellation) => store.FindAsync(number.ToUpperInvariant(), cancellation);

    /// <summary>A report is read by whom it was made for: a bank, or the enterprise itself.</summary>
    private static bool IsReader(Caller caller, ReportRow row) => caller.Role == CallerRole.Bank ? row.Bank == caller.Id : row.IsOwn && row.CreditCode == caller.CreditCode;

    /// <summary>A bank is told of its own reports, an enterprise of those on it, a supervisor of all.</summary>
    private static bool IsFor(Caller caller, ReportRow row) => caller.Role switch
    {
        CallerRole.Bank => row.Bank == caller.Id,
        CallerRole.Enterprise => row.CreditCode == caller.CreditCode,
        CallerRole.Supervisor => true,
        _ => false,
    };

    private static IResult Unknown(string number) => ReportNumber.IsValid(number.ToUpperInvariant())
        ? Problems.NotFound("report", "报告", number)
        : Problems.Of(404, "unknown-report", "没有这个报告", "Unknown report", $"“{number}” is no number of a report: its check character does not fit. Compare it character by character.");
}
