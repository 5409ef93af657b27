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

/// <summary>Who looked at an enterprise and who was told of it: what is indexed, and what was written since the last seal.</summary>
public sealed class EnterpriseAccesses(HubStore store, SealStates states, UnsealedEntries unsealed, ToldAccesses told)
{
    /// <summary>A page of the accesses to an enterprise, the newest first. It may be short, or empty, and yet have a next one.</summary>
    /// <param name="creditCode">The enterprise.</param>
    /// <param name="after">What the page before gave as next; null for the first.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<AccessPage> ListAsync(string creditCode, string? after, int most, CancellationToken cancellation)
    {
        var waiting = await WaitingAsync(creditCode, cancellation);
        var own = await IndexedAsync(creditCode, after ?? "", "~", most + 1, cancellation);
        var (byFeed, lookedUpTo) = await told.BehindAsync(creditCode, after, most + 1, cancellation);
        var found = Ordered([.. waiting.Where(a => string.CompareOrdinal(a.Key, after) > 0), .. own, .. byFeed])
            .Where(a => lookedUpTo is null || string.CompareOrdinal(a.Key, lookedUpTo) <= 0).ToList();
        var page = found.Take(most).ToList();
        return new AccessPage([.. page.Select(a => a.Access)], found.Count > most ? page[^1].Key : lookedUpTo);
    }

    /// <summary>
    /// The banks that were given what an interface says of an enterprise since an instant, by reading or by their feed; last read first. Of a
    /// feed counts an event with values that rest on the interface; that something changed is no value.
    /// </summary>
    public async Task<IReadOnlyList<InterfaceReader>> ReadersAsync(string creditCode, string @interface, DateTimeOffset since, CancellationToken cancellation)
    {
        var waiting = await WaitingAsync(creditCode, cancellation);
        var own = await IndexedAsync(creditCode, "", AccessRow.UpTo(since), int.MaxValue, cancellation);
        var byFeed = await told.SinceAsync(creditCode, since, cancellation);
        return [.. Ordered([.. waiting, .. own, .. byFeed]).Select(a => a.Access)
            .Where(a => a is { Role: CallerRole.Bank, Result: AuditEntry.Granted } && a.Time >= since && a.Interfaces.Contains(@interface))
            .GroupBy(a => a.Caller)
            .Select(bank => new InterfaceReader(bank.Key, bank.Max(a => a.Time), bank.Count()))
            .OrderByDescending(reader => reader.Last)];
    }

    /// <summary>What is sealed between the questions is in more than one answer, and counted once.</summary>
    private static IEnumerable<PlacedAccess> Ordered(IEnumerable<PlacedAccess> found) => found.DistinctBy(a => a.Key).OrderBy(a => a.Key, StringComparer.Ordinal);

    private async Task<List<PlacedAccess>> IndexedAsync(string creditCode, string after, string to, int most, CancellationToken cancellation)
    {
        var prefix = AccessRow.Prefix(creditCode);
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {AccessRow.Partition(creditCode, store.Buckets)} and RowKey gt {prefix + after} and RowKey le {prefix + to}");
        return await store.EnterpriseAccesses.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(most, 1_000), cancellationToken: cancellation)
            .Take(most)
            .Select(row => new PlacedAccess(row.RowKey[prefix.Length..], AccessRow.Read(row)))
            .ToListAsync(cancellation);
    }

    /// <summary>State first, logs after: a seal that is made in between hides nothing.</summary>
    private async Task<List<PlacedAccess>> WaitingAsync(string creditCode, CancellationToken cancellation)
    {
        var waiting = await unsealed.ReadAllAsync(await states.ReadAsync(cancellation), cancellation);
        return [.. waiting.Where(e => e.Entry.Caller != AuditEntry.Nobody).Select(e => Of(e, creditCode)).OfType<PlacedAccess>()];
    }

    private PlacedAccess? Of(ChainedEntry chained, string creditCode) => chained.Entry.CreditCode == creditCode
        ? new PlacedAccess(AccessRow.KeyOf(chained.Entry.Time, chained.Id), AccessRow.Read(AccessRow.Of(chained, store.Buckets)))
        : ToldAccesses.Of(chained, creditCode);
}
