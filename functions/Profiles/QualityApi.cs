using System.Globalization;
using Hub.Azure;
using Hub.Azure.Profiles;
using Hub.Domain.Enterprises;
using Hub.Domain.Intake.Quality;
using Hub.Domain.Sources;
using Hub.Domain.Trust;
using Hub.Functions.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Profiles;

/// <summary>Quality reports: a department reads its own, an operator every one.</summary>
public sealed class QualityApi(Catalog catalog, QualityRules rules, QualityReports reports)
{
    private const int MostExamples = 200;

    /// <summary>The report, as JSON or as CSV for a desk.</summary>
    [Function("ReadQualityReport")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/departments/{department}/quality")] HttpRequest request,
        string department, CancellationToken cancellation)
    {
        if (Refusal(request, department) is { } refusal)
        {
            return refusal;
        }

        if (!TryNumber(request.Query["skip"], 0, int.MaxValue - MostExamples, out var skip) || !TryNumber(request.Query["most"], 20, MostExamples, out var most))
        {
            return Problems.BadRequest("bad-page", "分页参数错误", "Bad page", $"skip is a number from 0, most one from 0 to {MostExamples}.");
        }

        var report = await reports.MakeAsync(catalog.FindDepartment(department)!, skip, most, cancellation);
        return request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase)
            ? Results.File(QualityCsv.Of(report), "text/csv; charset=utf-8", $"quality-{department}.csv")
            : Results.Json(report, HubJson.Options);
    }

    /// <summary>The enterprises that have a rule's note.</summary>
    [Function("ListQualityHits")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/departments/{department}/quality/{rule}")] HttpRequest request,
        string department, string rule, CancellationToken cancellation)
    {
        if (Refusal(request, department) is { } refusal)
        {
            return refusal;
        }

        var own = catalog.FindDepartment(department)!.Interfaces.Select(i => i.Id).ToList();
        if (rules.Find(rule) is not { } found || !found.Interfaces.Intersect(own).Any())
        {
            return Problems.NotFound("rule", "规则", rule, rules.All.Where(r => r.Interfaces.Intersect(own).Any()).Select(r => r.Id));
        }

        var after = request.Query["after"].ToString();
        return after.Length == 0 || CreditCode.TryParse(after, out _, out _)
            ? Results.Json(await reports.ListAsync(found, after.Length == 0 ? null : after, cancellation), HubJson.Options)
            : Problems.BadRequest("bad-page", "分页参数错误", "Bad page", "after is the credit code that the page before gave as next.");
    }

    private IResult? Refusal(HttpRequest request, string department)
    {
        if (catalog.FindDepartment(department) is null)
        {
            return Problems.NotFound("department", "部门", department, catalog.Departments.Select(d => d.Id));
        }

        var caller = request.Caller();
        if (caller.Role == CallerRole.Operator || caller.Department == department)
        {
            return null;
        }

        return Problems.Of(403, "other-department", "不能查看其他部门的质量报告", "Another department's report",
            $"Caller {caller.Id} belongs to {caller.Department ?? "no department"}, not to {department}.");
    }

    private static bool TryNumber(string? text, int usual, int most, out int number)
    {
        number = usual;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most);
    }
}
