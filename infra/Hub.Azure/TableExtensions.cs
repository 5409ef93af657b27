using Azure;
using Azure.Data.Tables;

namespace Hub.Azure;

/// <summary>Short words for what the adapters do with tables all the time.</summary>
internal static class TableExtensions
{
    /// <summary>Inserts once: false if a row of that key is there already.</summary>
    public static async Task<bool> TryAddAsync(this TableClient table, TableEntity entity, CancellationToken cancellation)
    {
        try
        {
            await table.AddEntityAsync(entity, cancellation);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }
    }

    /// <summary>The row, or null.</summary>
    public static async Task<TableEntity?> FindAsync(this TableClient table, string partitionKey, string rowKey, CancellationToken cancellation)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey, cancellationToken: cancellation);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Replaces the row if it is still the one that was read: false if somebody else changed it.</summary>
    public static async Task<bool> TryReplaceAsync(this TableClient table, TableEntity entity, ETag etag, CancellationToken cancellation)
    {
        try
        {
            await table.UpdateEntityAsync(entity, etag, TableUpdateMode.Replace, cancellation);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 412 or 404)
        {
            return false;
        }
    }

    /// <summary>All rows of a partition.</summary>
    public static async Task<List<TableEntity>> ListAsync(
        this TableClient table, string partitionKey, CancellationToken cancellation, IEnumerable<string>? select = null)
    {
        var rows = new List<TableEntity>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: select, cancellationToken: cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }
}
