using Azure;
using Azure.Data.Tables;

namespace Hub.Azure;

/// <summary>Deletes what a table keeps for a while only.</summary>
internal static class TableSweep
{
    /// <summary>Deletes at most so many rows of the partitions before one. What another process deletes meanwhile is gone, too.</summary>
    public static async Task DeleteBeforeAsync(this TableClient table, string partitionKey, int most, CancellationToken cancellation)
    {
        const int MostAPage = 100;
        var filter = TableClient.CreateQueryFilter($"PartitionKey lt {partitionKey}");
        var deleted = 0;
        await foreach (var page in table.QueryAsync<TableEntity>(filter, MostAPage, ["PartitionKey", "RowKey"], cancellation).AsPages())
        {
            foreach (var partition in page.Values.GroupBy(row => row.PartitionKey))
            {
                await table.TryDeleteAsync(partition, cancellation);
            }

            deleted += page.Values.Count;
            if (deleted >= most)
            {
                return;
            }
        }
    }

    /// <summary>Deletes all rows that a filter lets through.</summary>
    public static async Task DeleteAllAsync(this TableClient table, string filter, CancellationToken cancellation)
    {
        const int MostAPage = 100;
        await foreach (var page in table.QueryAsync<TableEntity>(filter, MostAPage, ["PartitionKey", "RowKey"], cancellation).AsPages())
        {
            foreach (var partition in page.Values.GroupBy(row => row.PartitionKey))
            {
                await table.TryDeleteAsync(partition, cancellation);
            }
        }
    }

    private static async Task TryDeleteAsync(this TableClient table, IEnumerable<TableEntity> rows, CancellationToken cancellation)
    {
        try
        {
            await table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row)), cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Another process sweeps, too; what is left is swept the next time.
        }
    }
}
