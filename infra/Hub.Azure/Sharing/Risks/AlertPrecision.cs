using Azure.Data.Tables;
using Hub.Domain.Sharing.Risks;

namespace Hub.Azure.Sharing.Risks;

/// <summary>Counts how often each rule was right, over all banks.</summary>
public sealed class AlertPrecision(HubStore store, RiskRules rules, TimeProvider clock)
{
    /// <summary>How far back is counted.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(365);

    private static readonly string[] s_columns = ["creditCode", "rule", "inTime", "verdict"];

    /// <summary>The counts of the alerts raised within a year.</summary>
    public async Task<RulePrecisions> CountAsync(CancellationToken cancellation)
    {
        var (since, leads) = (clock.GetUtcNow() - Span, AlertRows.Leads);
        var counts = rules.All.ToDictionary(r => r.Id, _ => new AlertCount());
        var filter = TableClient.CreateQueryFilter($"PartitionKey lt {leads} and RowKey lt {leads} and raisedAt ge {since}");
        await foreach (var row in store.Alerts.QueryAsync<TableEntity>(filter, select: s_columns, cancellationToken: cancellation))
        {
            if (counts.TryGetValue(row.GetString("rule"), out var count))
            {
                count.Add(row.GetString("creditCode"), row.GetBoolean("inTime") == true, VerdictOf(row.GetString("verdict")));
            }
        }

        return new RulePrecisions(since, [.. rules.All.Select(rule => RulePrecision.Of(rule, counts[rule.Id]))]);
    }

    private static AlertVerdict? VerdictOf(string? word) => Enum.TryParse<AlertVerdict>(word, ignoreCase: true, out var verdict) ? verdict : null;
}
