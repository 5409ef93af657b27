using Azure;
using Azure.Data.Tables;
using Hub.Domain.Sharing.Risks;

namespace Hub.Azure.Sharing.Risks;

/// <summary>Which alerts of a bank are looked for. What is null does not narrow.</summary>
/// <param name="States">In which states; null for those that are open.</param>
/// <param name="Severity">How grave.</param>
/// <param name="Rule">By which rule.</param>
/// <param name="CreditCode">About which enterprise.</param>
public sealed record AlertQuery(IReadOnlyList<AlertState>? States = null, Severity? Severity = null, string? Rule = null, string? CreditCode = null);

/// <summary>Keeps alerts.</summary>
public sealed class AlertStore(HubStore store, AlertTally tally)
{
    /// <summary>Whose alerts there are: the banks, and by enterprise the banks that have any on it.</summary>
    private const string Banks = "~banks";

    private const string Enterprise = "~";
    private static readonly string[] s_lead = ["PartitionKey", "RowKey", "at"];

    /// <summary>The banks that have or had an alert on an enterprise.</summary>
    public async Task<IReadOnlyList<string>> BanksOfAsync(string creditCode, CancellationToken cancellation) =>
        [.. (await store.Alerts.ListAsync(Enterprise + creditCode, cancellation, ["RowKey"])).Select(row => row.RowKey)];

    /// <summary>All banks that have or had an alert.</summary>
    public async Task<IReadOnlyList<string>> BanksAsync(CancellationToken cancellation) =>
        [.. (await store.Alerts.ListAsync(Banks, cancellation, ["RowKey"])).Select(row => row.RowKey)];

    /// <summary>Notes that a bank may have alerts on an enterprise. Before the first is written: a bank that has none costs a look.</summary>
    public Task NoteAsync(string bank, string creditCode, CancellationToken cancellation) => Task.WhenAll(
        store.Alerts.UpsertEntityAsync(new TableEntity(Banks, bank), TableUpdateMode.Replace, cancellation),
        store.Alerts.UpsertEntityAsync(new TableEntity(Enterprise + creditCode, bank), TableUpdateMode.Replace, cancellation));

    /// <summary>All alerts of a bank on an enterprise.</summary>
    public async Task<IReadOnlyList<StoredAlert>> ListAsync(string bank, string creditCode, CancellationToken cancellation)
    {
        var from = AlertId.PrefixOf(bank, creditCode);
        var to = from + AlertRows.Leads;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {bank} and RowKey ge {from} and RowKey lt {to}");
        return await store.Alerts.QueryAsync<TableEntity>(filter, cancellationToken: cancellation).Select(Of).ToListAsync(cancellation);
    }

    /// <summary>An alert, or null.</summary>
    public async Task<StoredAlert?> FindAsync(string bank, string id, CancellationToken cancellation) =>
        AlertId.IsOne(id) && await store.Alerts.FindAsync(bank, id, cancellation) is { } row ? Of(row) : null;

    /// <summary>A page of alerts: open ones by their clocks, others by their ids.</summary>
    /// <param name="bank">Whose.</param>
    /// <param name="query">Which.</param>
    /// <param name="after">The row key behind which the page begins; empty for the first.</param>
    /// <param name="limit">Most alerts.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The alerts, and where the next page begins; null if there is none.</returns>
    public async Task<(IReadOnlyList<Alert> Alerts, string? Next)> PageAsync(string bank, AlertQuery query, string after, int limit, CancellationToken cancellation)
    {
        var isOpen = query.States is null;
        var from = after.Length > 0 ? after : isOpen ? AlertRows.Open : "";
        var to = isOpen ? AlertRows.Open + AlertRows.Leads : AlertRows.Leads;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {bank} and RowKey gt {from} and RowKey lt {to}") + Narrowed(query);
        var rows = await store.Alerts.QueryAsync<TableEntity>(filter, limit + 1, cancellationToken: cancellation).Take(limit + 1).ToListAsync(cancellation);
        var page = rows.Take(limit).ToList();
        var found = await Task.WhenAll(page.Select(async row => isOpen ? (await FindAsync(bank, AlertRows.IdOf(row), cancellation))?.Alert : AlertRows.Read(row)));
        return ([.. found.OfType<Alert>()], rows.Count > limit ? page[^1].RowKey : null);
    }

    /// <summary>What leads to alerts of a bank, in a range of keys.</summary>
    internal async Task<IReadOnlyList<TableEntity>> LeadsAsync(string bank, string from, string to, int most, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {bank} and RowKey ge {from} and RowKey lt {to}");
        return await store.Alerts.QueryAsync<TableEntity>(filter, most, s_lead, cancellation).Take(most).ToListAsync(cancellation);
    }

    /// <summary>Writes an alert, and counts it in the same transaction: false if somebody else changed or made it, or counted, meanwhile.</summary>
    public async Task<bool> TryWriteAsync(StoredAlert? before, Alert after, CancellationToken cancellation) =>
        await TrySubmitAsync([.. AlertRows.Write(before, after), .. await tally.MoveAsync(before?.Alert, after, cancellation)], cancellation);

    /// <summary>Deletes an alert: false if somebody else changed it meanwhile. It stays counted.</summary>
    public Task<bool> TryDeleteAsync(StoredAlert stored, CancellationToken cancellation) => TrySubmitAsync(AlertRows.Delete(stored), cancellation);

    private async Task<bool> TrySubmitAsync(IEnumerable<TableTransactionAction> actions, CancellationToken cancellation)
    {
        try
        {
            await store.Alerts.SubmitTransactionAsync(actions, cancellation);
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status is 409 or 412 or 404)
        {
            return false;
        }
    }

    private static string Narrowed(AlertQuery query)
    {
        var states = query.States?.Select(s => Equal("state", AlertRows.Word(s))).ToList() ?? [];
        string?[] parts =
        [
            states.Count > 0 ? $"({string.Join(" or ", states)})" : null,
            query.Severity is { } severity ? Equal("severity", AlertRows.Word(severity)) : null,
            query.Rule is { } rule ? Equal("rule", rule) : null,
            query.CreditCode is { } code ? Equal("creditCode", code) : null,
        ];
        return string.Concat(parts.OfType<string>().Select(p => $" and {p}"));
    }

    private static string Equal(string column, string value) => $"{column} eq " + TableClient.CreateQueryFilter($"{value}");

    private static StoredAlert Of(TableEntity row) => new(AlertRows.Read(row), row.ETag);
}
