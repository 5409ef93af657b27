using System.Diagnostics;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Hub.Bench;

/// <summary>
/// What the storage alone needs for what a night left in it: the same rows, in transactions of the same size, and the same blobs,
/// written again by a bare client into tables and containers of other names.
/// </summary>
internal sealed class Floor(string connection)
{
    private const int AtATime = 8;
    private const int MostActions = 100;
    private const int MostBytes = 2 * 1024 * 1024;

    private static readonly string[] Tables = ["profiles", "batches", "pending", "markers", "runs", "interfaces"];
    private static readonly string[] Containers = ["evidence", "segments", "history", "index"];

    private readonly TableServiceClient _tables = new(connection);
    private readonly BlobServiceClient _blobs = new(connection);
    private TimeSpan _writing;
    private long _rows;
    private long _count;
    private long _bytes;

    public async Task<TimeSpan> MeasureAsync(CancellationToken stop)
    {
        foreach (var table in Tables)
        {
            await CopyTableAsync(table, stop);
        }

        foreach (var container in Containers)
        {
            await CopyBlobsAsync(container, stop);
        }

        Console.WriteLine($"floor: {_rows:N0} rows and {_count:N0} blobs of {_bytes / 1e6:N0} MB written by a bare client in {_writing.TotalSeconds:N1} s");
        return _writing;
    }

    private async Task CopyTableAsync(string name, CancellationToken stop)
    {
        var target = _tables.GetTableClient($"floor{name}");
        await target.CreateIfNotExistsAsync(stop);
        var held = new List<List<TableEntity>>();
        await foreach (var row in _tables.GetTableClient(name).QueryAsync<TableEntity>(cancellationToken: stop))
        {
            if (held.Count == 0 || held[^1][0].PartitionKey != row.PartitionKey || held[^1].Count == MostActions || held[^1].Sum(SizeOf) > MostBytes)
            {
                held.Add([]);
            }

            held[^1].Add(row);
            _rows++;
        }

        await TimeAsync(held, (rows, token) => new ValueTask(target.SubmitTransactionAsync(
            rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), token)), stop);
    }

    private async Task CopyBlobsAsync(string name, CancellationToken stop)
    {
        const int Chunk = 32;
        var source = _blobs.GetBlobContainerClient(name);
        var target = _blobs.GetBlobContainerClient($"floor-{name}");
        await target.CreateIfNotExistsAsync(cancellationToken: stop);
        var names = new List<string>();
        await foreach (var blob in source.GetBlobsAsync(cancellationToken: stop))
        {
            names.Add(blob.Name);
        }

        foreach (var chunk in names.Chunk(Chunk))
        {
            var contents = await Task.WhenAll(chunk.Select(async blob => (blob, (await source.GetBlobClient(blob).DownloadContentAsync(stop)).Value.Content)));
            await TimeAsync(contents, (blob, token) => new ValueTask(target.GetBlobClient(blob.blob).UploadAsync(blob.Content, overwrite: true, token)), stop);
            _count += contents.Length;
            _bytes += contents.Sum(c => (long)c.Content.ToMemory().Length);
        }
    }

    private async Task TimeAsync<T>(IEnumerable<T> items, Func<T, CancellationToken, ValueTask> write, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = stop }, write);
        _writing += Stopwatch.GetElapsedTime(started);
    }

    private static int SizeOf(TableEntity row) => row.Keys.Sum(key => row[key] switch
    {
        byte[] bytes => bytes.Length,
        string text => text.Length * 2,
        _ => 8,
    });
}
