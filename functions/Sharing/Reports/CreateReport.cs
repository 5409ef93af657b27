using Hub.Azure;
using Hub.Azure.Profiles;
using Hub.Azure.Sharing.Reports;
using Hub.Azure.Sources;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Sharing.Reports;
using Hub.Domain.Sources;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Consents;
using Hub.Functions.Trust;
using Hub.Functions.Trust.Consents;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Hub.Functions.Sharing.Reports;

/// <summary>
/// Makes a credit report: asks departments for what is out of date, within a budget, then signs what the bank may see; for the enterprise
/// itself all that the hub has of it, twice a year without a fee (征信业管理条例 art. 17).
/// </summary>
public sealed class CreateReport(
    CreditReports reports, ReportStore store, ReportCorrections corrections, ReportAnswers answers, ProfileStore profiles, Permissions permissions, Refreshing refreshing,
    SelfReports selfReports, Purposes purposes, Catalog catalog, IOptions<HubOptions> options)
{
    /// <summary>The report, signed and stored; the earlier one if the Idempotency-Key is known.</summary>
    [Function("CreateReport")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/enterprises/{creditCode}/reports")] HttpRequest request,
        string creditCode, CancellationToken cancellation)
    {
        var caller = request.Caller();
        var (code, intent, refusal) = request.EnterpriseToRead(creditCode, purposes, Product.Profile);
        if ((caller.NotBankOrEnterprise() ?? refusal ?? ReportAnswers.FormRefusal(request)) is { } refused)
        {
            return refused;
        }

        return ConsentsApi.KeyOf(request) is { } key
            ? await MakeAsync(request, caller, intent!, code, ReportNumber.Of($"{caller.Id}\n{key}"), cancellation)
            : Problems.BadRequest("no-key", "缺少 Idempotency-Key", "No Idempotency-Key", "Name the report in the header Idempotency-Key, so that it is made once.");
    }

    private async Task<IResult> MakeAsync(HttpRequest request, Caller caller, ReadIntent intent, string creditCode, string number, CancellationToken cancellation)
    {
        var permission = await permissions.DecideAsync(intent, creditCode, cancellation);
        if ((intent.Refusal(permission) ?? NeedsConsent(permission!)) is { } notAllowed)
        {
            return notAllowed;
        }

        if (await profiles.FindAsync(creditCode, cancellation) is null)
        {
            return Problems.NotFound("enterprise", "企业", creditCode);
        }

        if (!await store.TryClaimAsync(number, creditCode, $"{intent.Reader}\n{intent.Purpose.Code}\n{intent.Consent}", cancellation))
        {
            return Problems.Of(409, "key-reused", "Idempotency-Key 已用于另一份报告", "The Idempotency-Key named another report", "Each report needs a key of its own; the same key is for asking the same again.");
        }

        var made = await store.FindAsync(number, cancellation);
        if (made is null && permission!.IsOwn && await selfReports.TakeAsync(creditCode, number, cancellation) is null)
        {
            return SelfReportsApi.Fee(selfReports.NextFree);
        }

        var row = made ?? await NewAsync(caller, intent, permission!, creditCode, number, cancellation);
        if (row is null)
        {
            return Reading.ConsentMissing("The consent ended while the report was being made.", Withheld.ConsentRevoked);
        }

        request.HttpContext.Response.Headers.Location = $"/api/v1/reports/{row.Number}";
        return await answers.AnswerAsync(request, row, StatusCodes.Status201Created, cancellation);
    }

    private async Task<ReportRow?> NewAsync(Caller caller, ReadIntent intent, Permission permission, string creditCode, string number, CancellationToken cancellation)
    {
        var asked = catalog.Interfaces.Where(i => i.Source is PerSubjectSource && permission.Allows(i)).ToList();
        await refreshing.RefreshAsync(creditCode, asked, evenIfFresh: false, options.Value.ReportBudget, cancellation);
        var order = new ReportOrder(
            number, creditCode, intent, new ReportReader(permission.IsOwn ? null : caller.Id, caller.Branch, caller.User), new Look(!caller.May(Scope.PersonalRead)), Supersedes: null);
        var row = await reports.MakeAsync(order, cancellation);
        if (row is not null)
        {
            await corrections.LookAsync(row, cancellation);
        }

        return row;
    }

    private static IResult? NeedsConsent(Permission permission) =>
        permission.Missing is { } reason ? Reading.ConsentMissing("A credit report needs the enterprise's consent in force.", reason) : null;
}
