using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Hub.Domain.Profiles;

namespace Hub.Azure;

/// <summary>The hub's tables and containers, by name, and the number of buckets that the store was made with.</summary>
public sealed class HubStore(TableServiceClient tables, BlobServiceClient blobs)
{
    private Buckets? _buckets;

    /// <summary>Runs. PartitionKey month, RowKey run.</summary>
    public TableClient Runs { get; } = tables.GetTableClient("runs");

    /// <summary>Batches. PartitionKey run, RowKey interface.</summary>
    public TableClient Batches { get; } = tables.GetTableClient("batches");

    /// <summary>Insert-once marks of finished steps. PartitionKey run, RowKey step.</summary>
    public TableClient Markers { get; } = tables.GetTableClient("markers");

    /// <summary>Batches that are received but not yet all built. PartitionKey interface, RowKey run.</summary>
    public TableClient Unbuilt { get; } = tables.GetTableClient("unbuilt");

    /// <summary>What is to be built. PartitionKey bucket range, RowKey run and interface.</summary>
    public TableClient Pending { get; } = tables.GetTableClient("pending");

    /// <summary>Profiles and, in the same partition, their outbox. PartitionKey bucket, RowKey credit code or <c>~…</c>.</summary>
    public TableClient Profiles { get; } = tables.GetTableClient("profiles");

    /// <summary>State of each interface. PartitionKey "interface", RowKey interface.</summary>
    public TableClient Interfaces { get; } = tables.GetTableClient("interfaces");

    /// <summary>Quarantine segments. PartitionKey interface, RowKey run and number.</summary>
    public TableClient Quarantine { get; } = tables.GetTableClient("quarantine");

    /// <summary>Pushes already received. PartitionKey department and interface, RowKey idempotency key.</summary>
    public TableClient Idempotency { get; } = tables.GetTableClient("idempotency");

    /// <summary>Callers by the prefix of their key.</summary>
    public TableClient Callers { get; } = tables.GetTableClient("callers");

    /// <summary>Who asked for what. PartitionKey day, RowKey time.</summary>
    public TableClient Accesses { get; } = tables.GetTableClient("accesses");

    /// <summary>Raw bytes as departments sent them. Never changed.</summary>
    public BlobContainerClient Evidence { get; } = blobs.GetBlobContainerClient("evidence");

    /// <summary>Staged records.</summary>
    public BlobContainerClient Segments { get; } = blobs.GetBlobContainerClient("segments");

    /// <summary>Every version of every profile. Never changed.</summary>
    public BlobContainerClient History { get; } = blobs.GetBlobContainerClient("history");

    /// <summary>Content index, one blob an interface and range.</summary>
    public BlobContainerClient Index { get; } = blobs.GetBlobContainerClient("index");

    /// <summary>Records that could not be taken, with their reasons.</summary>
    public BlobContainerClient QuarantineBlobs { get; } = blobs.GetBlobContainerClient("quarantine");

    /// <summary>Empty blobs to hold leases on.</summary>
    public BlobContainerClient Locks { get; } = blobs.GetBlobContainerClient("locks");

    private TableClient Settings { get; } = tables.GetTableClient("settings");

    /// <summary>How profiles are spread. Known after <see cref="EnsureCreatedAsync"/>.</summary>
    public Buckets Buckets => _buckets ?? throw new InvalidOperationException("The store is not opened yet: call EnsureCreatedAsync at start.");

    /// <summary>Makes what is missing, and reads the number of buckets.</summary>
    public async Task EnsureCreatedAsync(CancellationToken cancellation)
    {
        TableClient[] allTables =
            [Runs, Batches, Markers, Unbuilt, Pending, Profiles, Interfaces, Quarantine, Idempotency, Callers, Accesses, Settings];
        BlobContainerClient[] allContainers = [Evidence, Segments, History, Index, QuarantineBlobs, Locks];
        await Task.WhenAll(
        [
            .. allTables.Select(t => (Task)t.CreateIfNotExistsAsync(cancellation)),
            .. allContainers.Select(c => (Task)c.CreateIfNotExistsAsync(cancellationToken: cancellation)),
        ]);
        _buckets = await BucketsOfStoreAsync(cancellation);
    }

    /// <summary>Reads one row and one container's properties.</summary>
    /// <exception cref="RequestFailedException">The store does not answer.</exception>
    public async Task PingAsync(CancellationToken cancellation)
    {
        await Settings.GetEntityAsync<TableEntity>("store", "buckets", cancellationToken: cancellation);
        await Locks.ExistsAsync(cancellation);
    }

    private async Task<Buckets> BucketsOfStoreAsync(CancellationToken cancellation)
    {
        var chosen = new TableEntity("store", "buckets") { ["count"] = Buckets.Default.Count, ["ranges"] = Buckets.Default.RangeCount };
        await Settings.TryAddAsync(chosen, cancellation);
        TableEntity kept = await Settings.GetEntityAsync<TableEntity>("store", "buckets", cancellationToken: cancellation);
        return new Buckets(kept.GetInt32("count")!.Value, kept.GetInt32("ranges")!.Value);
    }
}

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
