using Azure.Data.Tables;

namespace Hub.Azure.Trust.Audit;

/// <summary>A bank that was given what an interface says of an enterprise.</summary>
/// <param name="Bank">Id of the caller.</param>
/// <param name="Last">When it was given last.</param>
/// <param name="Times">How often.</param>
public sealed record InterfaceReader(string Bank, DateTimeOffset Last, int Times);

/// <summary>Who looked at an enterprise, from the record of calls.</summary>
public sealed class EnterpriseAccesses(HubStore store)
{
    /// <summary>The callers that were given an enterprise's profile since an instant; last read first.</summary>
    public async Task<IReadOnlyList<InterfaceReader>> ReadersAsync(string creditCode, string @interface, DateTimeOffset since, CancellationToken cancellation)
    {
        var (day, target) = ($"{since.UtcDateTime:yyyyMMdd}", $"GET /api/v1/enterprises/{creditCode}/profile");
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {day} and target eq {target} and result eq 'granted'");
        var reads = new List<(string Caller, DateTimeOffset At)>();
        await foreach (var row in store.Accesses.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            reads.Add((row.GetString("caller"), new DateTimeOffset(long.Parse(row.RowKey.AsSpan(0, 19)), TimeSpan.Zero)));
        }

        return [.. reads.Where(r => r.At >= since).GroupBy(r => r.Caller)
            .Select(g => new InterfaceReader(g.Key, g.Max(r => r.At), g.Count())).OrderByDescending(r => r.Last)];
    }
}
