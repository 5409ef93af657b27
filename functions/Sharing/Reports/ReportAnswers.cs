using System.Text;
using System.Text.Json;
using Hub.Azure.Sharing.Reports;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Sharing.Reports;
using Hub.Domain.Sharing.Reports.Html;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Keys;
using Hub.Functions.Trust;
using Hub.Functions.Trust.Consents;
using Hub.Pdf;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Hub.Functions.Sharing.Reports;

/// <summary>Answers with a stored report, in the form that is asked for, as long as the consent that it rests on is in force.</summary>
public sealed class ReportAnswers(ReportStore store, Permissions permissions, Purposes purposes, Catalog catalog)
{
    /// <summary>Content type of a JWS.</summary>
    public const string Jose = "application/jose";

    /// <summary>Header that a report which does not hold any more is answered with: <c>superseded</c>.</summary>
    public const string StateHeader = "x-hub-report-state";

    private const string Html = "text/html";
    private const string Pdf = "application/pdf";

    private static readonly string[] s_forms = [Route.Json, Jose, Html, Pdf];
    private static readonly string[] s_languages = ["zh", "en"];

    /// <summary>Why the form or language that is asked for cannot be had; null if it can.</summary>
    public static IResult? FormRefusal(HttpRequest request)
    {
        if (request.Query["lang"].ToString() is { Length: > 0 } language && !s_languages.Contains(language))
        {
            return Problems.BadRequest("bad-language", "语言错误", "Bad language", "lang is absent, zh or en.");
        }

        return FormOf(request) is not null
            ? null
            : Problems.Of(406, "not-acceptable", "没有这种格式", "No such form", $"Reports are given as {string.Join(", ", s_forms)}.", ("valid", s_forms));
    }

    /// <summary>The report, with its disclosure noted, or why there is none.</summary>
    public async Task<IResult> AnswerAsync(HttpRequest request, ReportRow row, int status, CancellationToken cancellation)
    {
        if (FormRefusal(request) is { } refused)
        {
            return refused;
        }

        ReportDocument document;
        try
        {
            document = await store.ReadAsync(row, cancellation);
        }
        catch (DataDestroyedException)
        {
            return Problems.Of(410, "report-deleted", "报告已按保存期限删除", "The report was deleted when its time was over", $"Report {row.Number} is kept for five years.");
        }

        // The consent is looked at last: what was revoked meanwhile is not shown.
        var intent = new ReadIntent(row.Bank ?? row.CreditCode, purposes.Find(row.Purpose)!, row.Consent);
        var permission = await permissions.DecideAsync(intent, row.CreditCode, cancellation);
        if (Refusal(row, permission) is { } notAllowed)
        {
            return notAllowed;
        }

        var (bytes, type) = Drawn(FormOf(request), LanguageOf(request), document);
        var hash = request.Disclose(row.CreditCode, permission!, row.Interfaces, bytes);
        request.HttpContext.Response.Headers.Vary = HeaderNames.Accept;
        TellStanding(request.HttpContext.Response.Headers, row);
        return status == StatusCodes.Status200OK ? request.Tagged(bytes, hash, type) : new StatusBytes(bytes, type, status);
    }

    /// <summary>The bytes stay as they were signed: that they are superseded is told beside them, with the report that took their place (RFC 8288, RFC 5829).</summary>
    private static void TellStanding(IHeaderDictionary headers, ReportRow row)
    {
        if (row.SupersededBy is not { } by)
        {
            return;
        }

        headers[StateHeader] = "superseded";
        if (by.Length > 0)
        {
            headers.Link = $"</api/v1/reports/{by}>; rel=\"successor-version\"";
        }
    }

    /// <summary>What was consented to when it was made has to be consented to now.</summary>
    private IResult? Refusal(ReportRow row, Permission? permission)
    {
        var reason = permission is null ? Withheld.NoConsent
            : permission.Missing
            ?? row.Interfaces.Select(id => catalog.FindInterface(id) is { } i ? permission.Of(i) : null).FirstOrDefault(r => r is not null)
            ?? (row.Persons.All(permission.Shows) ? null : Withheld.NeedsPersonConsent);
        return reason is { } missing ? Reading.ConsentMissing($"Report {row.Number} rests on a consent that is not in force.", missing) : null;
    }

    /// <summary>A report in a form. JSON and JWS are the bytes as they are stored; HTML and PDF are drawn from that JSON and nothing else.</summary>
    private static (ReadOnlyMemory<byte> Bytes, string Type) Drawn(string? form, string language, ReportDocument document) => form switch
    {
        Jose => (Encoding.ASCII.GetBytes(document.Jws.Text), Jose),
        Html => (Encoding.UTF8.GetBytes(ReportHtml.Render(JsonElement.Parse(document.Json.Span), language)), "text/html; charset=utf-8"),
        Pdf => (ReportPdf.Render(JsonElement.Parse(document.Json.Span), language), Pdf),
        _ => (document.Json, "application/json; charset=utf-8"),
    };

    private static string LanguageOf(HttpRequest request) => request.Query["lang"].ToString() is { Length: > 0 } language ? language : s_languages[0];

    /// <summary>The best of the forms that the caller accepts; JSON if it does not say; null if it accepts none.</summary>
    private static string? FormOf(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept.OrderByDescending(a => a.Quality ?? 1).ToList();
        return accepted.Count == 0 ? Route.Json
            : accepted.Select(a => s_forms.FirstOrDefault(f => new MediaTypeHeaderValue(f).IsSubsetOf(a))).FirstOrDefault(f => f is not null);
    }

    /// <summary>Bytes with a status other than 200.</summary>
    private sealed class StatusBytes(ReadOnlyMemory<byte> bytes, string type, int status) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => status;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = type;
            httpContext.Response.ContentLength = bytes.Length;
            return httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
        }
    }
}
