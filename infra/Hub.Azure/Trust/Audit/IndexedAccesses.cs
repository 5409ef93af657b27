using Azure.Data.Tables;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Trust.Audit;

/// <summary>An access with its place among all accesses to the enterprise, the newest first.</summary>
internal sealed record PlacedAccess(string Key, EnterpriseAccess Access);

/// <summary>What the index says of the requests that were about an enterprise.</summary>
/// <param name="Accesses">The requests, in order.</param>
/// <param name="LookedUpTo">The key up to which all of them are known; null if there are no more.</param>
internal sealed record IndexedPart(IReadOnlyList<PlacedAccess> Accesses, string? LookedUpTo);

/// <summary>Finds the sealed requests that were about an enterprise.</summary>
public sealed class IndexedAccesses(HubStore store)
{
    /// <summary>An enterprise that nobody asks for is looked for in so many rows before its reader has to ask again.</summary>
    private const int MostRows = 1_000;

    /// <summary>The newest behind a place, at most so many; fewer if many rows are not about the enterprise.</summary>
    internal async Task<IndexedPart> BehindAsync(string creditCode, string? after, int most, CancellationToken cancellation)
    {
        var (found, rows) = (new SortedDictionary<string, EnterpriseAccess>(StringComparer.Ordinal), 0);
        await foreach (var (key, requests) in RowsAsync(creditCode, AccessKey.Earlier(after, AccessRow.Span), "~", cancellation))
        {
            if (rows++ == MostRows || (found.Count >= most && string.CompareOrdinal(key, found.Keys.ElementAt(most - 1)) > 0))
            {
                return new IndexedPart(Placed(found), key);
            }

            Add(requests.Where(r => string.CompareOrdinal(r.Key, after) > 0), creditCode, found);
        }

        return new IndexedPart(Placed(found), null);
    }

    /// <summary>All since an instant.</summary>
    internal async Task<IReadOnlyList<PlacedAccess>> SinceAsync(string creditCode, DateTimeOffset since, CancellationToken cancellation)
    {
        var found = new SortedDictionary<string, EnterpriseAccess>(StringComparer.Ordinal);
        await foreach (var (_, requests) in RowsAsync(creditCode, "", AccessKey.UpTo(since), cancellation))
        {
            Add(requests.Where(r => r.Time >= since), creditCode, found);
        }

        return Placed(found);
    }

    /// <summary>Of an entry that is not in the index yet.</summary>
    internal static PlacedAccess? Of(ChainedEntry chained, string creditCode) =>
        RecordedRequest.Of(chained, RecordedSubject.Of(chained.Entry).Where(s => s.CreditCode == creditCode)) is var request && request.Of(creditCode) is { } access
            ? new PlacedAccess(request.Key, access)
            : null;

    /// <summary>Two rows may hold the same request, if a sealer was killed before it had sealed.</summary>
    private static void Add(IEnumerable<RecordedRequest> requests, string creditCode, SortedDictionary<string, EnterpriseAccess> found)
    {
        foreach (var request in requests)
        {
            if (request.Of(creditCode) is { } access)
            {
                found[request.Key] = access;
            }
        }
    }

    private async IAsyncEnumerable<(string Key, IReadOnlyList<RecordedRequest> Requests)> RowsAsync(
        string creditCode, string from, string to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var (partition, prefix) = (AccessRow.Partition(creditCode, store.Buckets), AccessRow.Prefix(creditCode, store.Buckets));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {prefix + from} and RowKey le {prefix + to}");
        await foreach (var row in store.EnterpriseAccesses.QueryAsync<TableEntity>(filter, maxPerPage: 200, cancellationToken: cancellation))
        {
            yield return (row.RowKey[prefix.Length..], AccessRow.Read(row));
        }
    }

    private static List<PlacedAccess> Placed(SortedDictionary<string, EnterpriseAccess> found) => [.. found.Select(f => new PlacedAccess(f.Key, f.Value))];
}
