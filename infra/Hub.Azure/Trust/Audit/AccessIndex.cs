using Azure.Data.Tables;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Trust.Audit;

/// <summary>
/// Who looked at which enterprise, found by enterprise, and which banks were told of it. Made of the log when it is sealed, so a read
/// costs no second write, and the same entries give the same rows.
/// </summary>
public sealed class AccessIndex(HubStore store)
{
    // A transaction has at most 4 MiB, and a row up to 64 KiB.
    private const int MostInTransaction = 50;
    private const int AtATime = 4;

    /// <summary>Indexes the entries that are about an enterprise.</summary>
    public Task WriteAsync(IReadOnlyCollection<ChainedEntry> entries, CancellationToken cancellation)
    {
        var transactions = AccessRow.Of(entries, store.Buckets)
            .GroupBy(row => row.PartitionKey)
            .SelectMany(range => range.Chunk(MostInTransaction));
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation };
        return Parallel.ForEachAsync(transactions, options, async (rows, stop) => await store.EnterpriseAccesses.SubmitTransactionAsync(
            rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), stop));
    }
}
