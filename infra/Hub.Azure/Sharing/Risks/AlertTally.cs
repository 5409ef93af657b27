using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Hub.Domain.Sharing.Risks;

namespace Hub.Azure.Sharing.Risks;

/// <summary>
/// Counts alerts: a row a bank, month and part of the enterprises, in the bank's partition, moved in the very transaction that writes
/// the alert. What is counted is therefore always what the alerts say, whoever died in between. A bank's months have a few rows each, so
/// that those who raise many alerts at once seldom wait for one another.
/// </summary>
public sealed class AlertTally(HubStore store)
{
    private const string Prefix = "~count-";
    private const string Counts = "counts";
    private const int Parts = 8;

    private static readonly TimeSpan s_chinaTime = TimeSpan.FromHours(8);

    /// <summary>The beginning of the month, in China, so many months before an instant's.</summary>
    public static DateTimeOffset MonthOf(DateTimeOffset instant, int monthsBefore)
    {
        var day = instant.ToOffset(s_chinaTime);
        return new DateTimeOffset(day.Year, day.Month, 1, 0, 0, 0, s_chinaTime).AddMonths(-monthsBefore);
    }

    /// <summary>What brings the counts from an alert as it was to that alert as it is; nothing if no count moves.</summary>
    public async Task<IReadOnlyList<TableTransactionAction>> MoveAsync(Alert? before, Alert after, CancellationToken cancellation)
    {
        if (!AlertCount.Moves(before, after))
        {
            return [];
        }

        var key = $"{KeyOf(after.RaisedAt)}{Convert.ToInt32(after.Id[..1], 16) % Parts}";
        var row = await store.Alerts.FindAsync(after.Bank, key, cancellation);
        var counts = row is null ? [] : Read(row);
        counts[after.Rule] = counts.GetValueOrDefault(after.Rule, new AlertCount()).Move(before, after);
        var next = new TableEntity(after.Bank, key) { [Counts] = JsonSerializer.Serialize(counts, HubJson.Options) };
        return [row is null ? new(TableTransactionActionType.Add, next) : new(TableTransactionActionType.UpdateReplace, next, row.ETag)];
    }

    /// <summary>The counts of a bank's alerts by rule, raised since the beginning of a month; a few rows a month are read.</summary>
    public async Task<IReadOnlyDictionary<string, AlertCount>> CountAsync(string bank, DateTimeOffset month, CancellationToken cancellation)
    {
        var (from, to) = (KeyOf(month), Prefix + AlertRows.Leads);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {bank} and RowKey ge {from} and RowKey lt {to}");
        var rows = await store.Alerts.QueryAsync<TableEntity>(filter, select: [Counts], cancellationToken: cancellation).ToListAsync(cancellation);
        return rows.SelectMany(Read).GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.Select(c => c.Value).Aggregate((a, b) => a.Plus(b)));
    }

    /// <summary>Deletes the counts of the months before one.</summary>
    public Task DeleteBeforeAsync(string bank, DateTimeOffset month, CancellationToken cancellation)
    {
        var (from, to) = (Prefix, KeyOf(month));
        return store.Alerts.DeleteAllAsync(TableClient.CreateQueryFilter($"PartitionKey eq {bank} and RowKey ge {from} and RowKey lt {to}"), cancellation);
    }

    private static string KeyOf(DateTimeOffset instant) => $"{Prefix}{instant.ToOffset(s_chinaTime).ToString("yyyyMM", CultureInfo.InvariantCulture)}-";

    private static Dictionary<string, AlertCount> Read(TableEntity row) =>
        JsonSerializer.Deserialize<Dictionary<string, AlertCount>>(row.GetString(Counts), HubJson.Options)!;
}
