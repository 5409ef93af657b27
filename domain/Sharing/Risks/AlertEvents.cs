using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hub.Domain.Sharing.Risks;

/// <summary>What a bank's feed says of its alerts; the forms stand in <c>catalog/products/events.json</c>.</summary>
public static class AlertEvents
{
    private const string Source = "/api/v1/alerts";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>A notice as an entry of the bank's feed. The same notice has the same id.</summary>
    public static FeedEvent Of(Alert alert, AlertNotice notice)
    {
        var kind = notice.Kind.ToString().ToLowerInvariant();
        var id = string.Create(CultureInfo.InvariantCulture, $"{alert.Id}.{kind}.{notice.Round}");
        var @event = new CloudEvent(id, $"cn.hub.risk.{kind}", Source, alert.CreditCode, notice.At, DataOf(alert, notice));
        return new FeedEvent(@event, alert.Consent, alert.ConsentUntil, alert.Audience, RestsOn: string.Join(' ', alert.Interfaces));
    }

    private static JsonElement DataOf(Alert alert, AlertNotice notice) => notice.Kind switch
    {
        AlertNoticeKind.Raised => Json(new
        {
            alert = alert.Id, alert.Rule, item = alert.Key.Length > 0 ? alert.Key : null, alert.Name, alert.Severity, alert.Interfaces, alert.Evidence,
            alert.AcknowledgeBy, again = notice.Round > 1 ? true : (bool?)null,
        }),
        AlertNoticeKind.Withdrawn => Json(new { alert = alert.Id, alert.Rule, alert.Name, reason = alert.Withdrawal }),
        AlertNoticeKind.Escalated => Json(new { alert = alert.Id, alert.Rule, alert.Name, alert.Severity, dueSince = alert.AcknowledgeBy }),
        _ => Json(new { alert = alert.Id, alert.Rule, alert.Name, alert.Severity, acknowledgedAt = notice.At, by = alert.AcknowledgedBy }),
    };

    private static JsonElement Json<T>(T data) => JsonSerializer.SerializeToElement(data, s_options);
}
