using System.Security.Cryptography;
using System.Text.Json;
using Hub.Azure;
using Hub.Azure.Sharing.Risks;
using Hub.Domain.Sharing.Risks;
using Hub.Domain.Trust.Consents;
using Hub.Functions.Trust;
using Hub.Functions.Trust.Consents;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Sharing;

/// <summary>A bank's alerts: seen, acknowledged, judged. What no consent in force allows to be seen is not.</summary>
public sealed class AlertsApi(AlertStore store, AlertSight sight, Alerts alerts, AlertPrecision precision, RiskRules rules, TimeProvider clock)
{
    private const int LongestReason = 500;

    /// <summary>A page of the bank's alerts.</summary>
    [Function("ListAlerts")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/alerts")] HttpRequest request, CancellationToken cancellation)
    {
        var (query, after, limit, refusal) = AlertQueries.Of(request, rules);
        if (refusal is not null)
        {
            return refusal;
        }

        var bank = request.Caller().Id;
        var (page, next) = await store.PageAsync(bank, query, after, limit, cancellation);
        var seen = new List<AlertView>();
        foreach (var enterprise in page.GroupBy(a => a.CreditCode))
        {
            var of = await sight.OfAsync(bank, enterprise.Key, cancellation);
            seen.AddRange(enterprise.Where(a => of(a).Permission is not null).Select(a => Disclosed(request, a, of(a).Permission!)));
        }

        var order = page.Select((alert, i) => (alert.Id, i)).ToDictionary(p => p.Id, p => p.i);
        return Results.Json(new AlertPage([.. seen.OrderBy(a => order[a.Id])], next), HubJson.Options);
    }

    /// <summary>How often each rule was right.</summary>
    [Function("ReadAlertPrecision")]
    public async Task<IResult> PrecisionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/alerts/precision")] HttpRequest request, CancellationToken cancellation) =>
        Results.Json(await precision.CountAsync(cancellation), HubJson.Options);

    /// <summary>An alert.</summary>
    [Function("ReadAlert")]
    public Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/alerts/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        StepAsync(request, id, alert => alert, cancellation);

    /// <summary>Somebody looks after it.</summary>
    [Function("AcknowledgeAlert")]
    public Task<IResult> AcknowledgeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/alerts/{id}/acknowledgement")] HttpRequest request, string id, CancellationToken cancellation) =>
        StepAsync(request, id, alert => alert.Acknowledge(request.Caller().User, clock.GetUtcNow()), cancellation);

    /// <summary>The bank says whether it was right.</summary>
    [Function("JudgeAlert")]
    public async Task<IResult> JudgeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/alerts/{id}/feedback")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var body = await request.ReadJsonAsync<AlertFeedbackRequest>(cancellation);
        AlertVerdict? verdict = body?.Verdict switch { "right" => AlertVerdict.Right, "wrong" => AlertVerdict.Wrong, _ => null };
        if (verdict is not { } said || body!.Reason is not { Length: > 0 and <= LongestReason } reason || string.IsNullOrWhiteSpace(reason))
        {
            return Problems.BadRequest("bad-feedback", "反馈有误", "Bad feedback",
                $"The body is {{\"verdict\": \"right\", \"reason\": \"…\"}}: right or wrong, and a reason of 1 to {LongestReason} characters.");
        }

        return await StepAsync(request, id, alert => alert.Judge(said, reason, request.Caller().User, clock.GetUtcNow()), cancellation);
    }

    /// <summary>Looks at the consent, takes a step, and shows the alert as it then stands.</summary>
    private async Task<IResult> StepAsync(HttpRequest request, string id, Func<Alert, Alert> step, CancellationToken cancellation)
    {
        var bank = request.Caller().Id;
        if (await store.FindAsync(bank, id, cancellation) is not { Alert: var found })
        {
            return Problems.NotFound("alert", "预警", id);
        }

        var (permission, reason) = (await sight.OfAsync(bank, found.CreditCode, cancellation))(found);
        if (permission is null)
        {
            return Reading.ConsentMissing("An alert is seen under a consent in force that covers what it rests on.", reason);
        }

        var now = await alerts.StepAsync(bank, id, step, cancellation) ?? found;
        return Results.Json(Disclosed(request, now, permission), HubJson.Options);
    }

    private static AlertView Disclosed(HttpRequest request, Alert alert, Permission permission)
    {
        var view = AlertView.Of(alert);
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(view, HubJson.Options)));
        request.Disclose(new Disclosure(alert.CreditCode, permission.Purpose.Code, permission.Consent?.Id, alert.Interfaces, hash));
        return view;
    }
}
