using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;

namespace Hub.Embedded.ServiceBus;

/// <summary>
/// Rows of a table beside the queues, which end by themselves: which message ids were sent, and which messages are
/// scheduled. Rows whose time is over mean nothing and are swept away now and then.
/// </summary>
internal sealed class Markers(TableServiceClient service, TimeProvider time)
{
    internal const string Until = "until";

    private const string TableName = "servicebusmarkers";
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _swept = new();
    private TableClient? _table;

    internal static string DuplicatePartition(string queue) => "duplicate " + Broker.StorageName(queue);

    internal static string ScheduledPartition(string queue) => "scheduled " + Broker.StorageName(queue);

    /// <summary>A row key of any text: keys may not hold slashes and the like, and have a limit.</summary>
    internal static string Key(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40];

    internal async Task<TableClient> TableAsync(CancellationToken cancellationToken)
    {
        if (_table is null)
        {
            await service.CreateTableIfNotExistsAsync(TableName, cancellationToken);
            _table = service.GetTableClient(TableName);
        }

        return _table;
    }

    internal async Task<long> CountAsync(string partition, CancellationToken cancellationToken)
    {
        var table = await TableAsync(cancellationToken);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and until gt {time.GetUtcNow()}");
        return await table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken).LongCountAsync(cancellationToken);
    }

    /// <summary>Deletes up to a hundred rows that are over, at most once a minute; what it fails to delete waits for the next time.</summary>
    internal async Task SweepAsync(string partition, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - _swept.GetOrAdd(partition, now) < SweepInterval)
        {
            return;
        }

        _swept[partition] = now;
        try
        {
            await DeleteOverAsync(partition, now, cancellationToken);
        }
        catch (RequestFailedException)
        {
            // Another process swept the same rows, or one of them was taken into use again.
        }
    }

    private async Task DeleteOverAsync(string partition, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var table = await TableAsync(cancellationToken);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and until lt {now}");
        var page = await table.QueryAsync<TableEntity>(filter, maxPerPage: 100, cancellationToken: cancellationToken)
            .AsPages().FirstOrDefaultAsync(cancellationToken);
        if (page is { Values.Count: > 0 })
        {
            await table.SubmitTransactionAsync(
                page.Values.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, row.ETag)), cancellationToken);
        }
    }
}
