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
public sealed class EnterpriseAccesses(SealStates states, UnsealedEntries unsealed, IndexedAccesses indexed)
{
    /// <summary>A page of the accesses to an enterprise, the newest first. It may be short, or empty, and yet have a next one.</summary>
    /// <param name="creditCode">The enterprise.</param>
    /// <param name="after">What the page before gave as next; null for the first.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<AccessPage> ListAsync(string creditCode, string? after, int most, CancellationToken cancellation)
    {
        var waiting = await WaitingAsync(creditCode, cancellation);
        var (known, lookedUpTo) = await indexed.BehindAsync(creditCode, after, most + 1, cancellation);
        var found = Ordered([.. waiting.Where(a => string.CompareOrdinal(a.Key, after) > 0), .. known])
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
        var known = await indexed.SinceAsync(creditCode, since, cancellation);
        return [.. Ordered([.. waiting, .. known]).Select(a => a.Access)
            .Where(a => a is { Role: CallerRole.Bank, Result: AuditEntry.Granted } && a.Time >= since && a.Interfaces.Contains(@interface))
            .GroupBy(a => a.Caller)
            .Select(bank => new InterfaceReader(bank.Key, bank.Max(a => a.Time), bank.Count()))
            .OrderByDescending(reader => reader.Last)];
    }

    /// <summary>What is sealed between the questions is in more than one answer, and counted once.</summary>
    private static IEnumerable<PlacedAccess> Ordered(IEnumerable<PlacedAccess> found) => found.DistinctBy(a => a.Key).OrderBy(a => a.Key, StringComparer.Ordinal);

    /// <summary>State first, logs after: a seal that is made in between hides nothing.</summary>
    private async Task<List<PlacedAccess>> WaitingAsync(string creditCode, CancellationToken cancellation)
    {
        var waiting = await unsealed.ReadAllAsync(await states.ReadAsync(cancellation), cancellation);
        return [.. waiting.Select(e => IndexedAccesses.Of(e, creditCode)).OfType<PlacedAccess>()];
    }
}
