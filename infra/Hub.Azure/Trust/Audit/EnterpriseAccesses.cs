using Azure.Data.Tables;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Trust.Audit;

/// <summary>A page of accesses, newest first.</summary>
/// <param name="Accesses">The accesses.</param>
/// <param name="Next">What to give as <c>after</c> for the next page; null on the last.</param>
public sealed record AccessPage(IReadOnlyList<EnterpriseAccess> Accesses, string? Next);

/// <summary>A bank that was given what an interface says of an enterprise.</summary>
/// <param name="Bank">Id of the caller.</param>
/// <param name="Last">When it was given last.</param>
/// <param name="Times">How often.</param>
public sealed record InterfaceReader(string Bank, DateTimeOffset Last, int Times);

/// <summary>Who looked at an enterprise: what is indexed, and what was written since the last seal.</summary>
public sealed class EnterpriseAccesses(HubStore store, SealStates states, UnsealedEntries unsealed)
{
    /// <summary>A page of the accesses to an enterprise, the newest first.</summary>
    /// <param name="creditCode">The enterprise.</param>
    /// <param name="after">What the page before gave as next; null for the first.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<AccessPage> ListAsync(string creditCode, string? after, int most, CancellationToken cancellation)
    {
        var from = AccessRow.Prefix(creditCode) + after;
        var rows = await RowsAsync(creditCode, from, AccessRow.Prefix(creditCode) + "~", most + 1, cancellation);
        var page = rows.Take(most).ToList();
        var next = rows.Count > most ? page[^1].RowKey[AccessRow.Prefix(creditCode).Length..] : null;
        return new AccessPage([.. page.Select(AccessRow.Read)], next);
    }

    /// <summary>The banks that were given what an interface says of an enterprise since an instant; last read first.</summary>
    public async Task<IReadOnlyList<InterfaceReader>> ReadersAsync(string creditCode, string @interface, DateTimeOffset since, CancellationToken cancellation)
    {
        var rows = await RowsAsync(creditCode, AccessRow.Prefix(creditCode), AccessRow.Since(creditCode, since), int.MaxValue, cancellation);
        return [.. rows.Select(AccessRow.Read)
            .Where(a => a is { Role: CallerRole.Bank, Result: AuditEntry.Granted } && a.Time >= since && a.Interfaces.Contains(@interface))
            .GroupBy(a => a.Caller)
            .Select(bank => new InterfaceReader(bank.Key, bank.Max(a => a.Time), bank.Count()))
            .OrderByDescending(reader => reader.Last)];
    }

    /// <summary>What is sealed between the two questions is in both answers, and counted once.</summary>
    private async Task<List<TableEntity>> RowsAsync(string creditCode, string after, string to, int most, CancellationToken cancellation)
    {
        var waiting = await WaitingAsync(creditCode, cancellation);
        var found = waiting.Where(r => string.CompareOrdinal(r.RowKey, after) > 0 && string.CompareOrdinal(r.RowKey, to) <= 0).ToList();
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {AccessRow.Partition(creditCode, store.Buckets)} and RowKey gt {after} and RowKey le {to}");
        var indexed = 0;
        await foreach (var row in store.EnterpriseAccesses.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(most, 1_000), cancellationToken: cancellation))
        {
            found.Add(row);
            if (++indexed == most)
            {
                break;
            }
        }

        return [.. found.DistinctBy(r => r.RowKey).OrderBy(r => r.RowKey, StringComparer.Ordinal)];
    }

    /// <summary>State first, logs after: a seal that is made in between hides nothing.</summary>
    private async Task<IEnumerable<TableEntity>> WaitingAsync(string creditCode, CancellationToken cancellation)
    {
        var waiting = await unsealed.ReadAllAsync(await states.ReadAsync(cancellation), cancellation);
        return waiting
            .Where(e => e.Entry.CreditCode == creditCode && e.Entry.Caller != AuditEntry.Nobody)
            .Select(e => AccessRow.Of(e, store.Buckets));
    }
}
