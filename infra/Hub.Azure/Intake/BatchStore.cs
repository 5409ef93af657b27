using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Hub.Domain.Intake;

namespace Hub.Azure.Intake;

/// <summary>A value as read from the store, with the mark that tells whether somebody changed it since.</summary>
public sealed record Stored<T>(T Value, ETag ETag);

/// <summary>Somebody else went on with this batch: two workers had the same message, and this one has to stop.</summary>
public sealed class BatchTakenOverException(Batch batch)
    : Exception($"Batch {batch.Run} {batch.InterfaceId} was changed by another worker.");

/// <summary>Batches in the table <c>batches</c>: state as a column, the rest as compressed JSON.</summary>
public sealed class BatchStore(HubStore store, TimeProvider clock)
{
    /// <summary>Opens a batch, or finds it opened already. From then on its interface counts as unbuilt.</summary>
    public async Task<Stored<Batch>> OpenAsync(string run, string interfaceId, CancellationToken cancellation)
    {
        if (await FindAsync(run, interfaceId, cancellation) is { } opened)
        {
            // Not marked again: a token that comes late must not make a built batch look unbuilt for ever.
            return opened;
        }

        // First the mark, then the batch: while the mark stands, no record of the interface is dropped as known.
        await store.Unbuilt.UpsertEntityAsync(new TableEntity(interfaceId, run), TableUpdateMode.Replace, cancellation);
        var now = clock.GetUtcNow();
        var batch = new Batch { Run = run, InterfaceId = interfaceId, StartedAt = now, UpdatedAt = now };
        await store.Batches.TryAddAsync(ToEntity(batch), cancellation);
        return (await FindAsync(run, interfaceId, cancellation))!;
    }

    /// <summary>The batch, or null.</summary>
    public async Task<Stored<Batch>?> FindAsync(string run, string interfaceId, CancellationToken cancellation) =>
        await store.Batches.FindAsync(run, interfaceId, cancellation) is { } entity ? FromEntity(entity) : null;

    /// <summary>All batches of a run.</summary>
    public async Task<IReadOnlyList<Stored<Batch>>> ListAsync(string run, CancellationToken cancellation) =>
        [.. (await store.Batches.ListAsync(run, cancellation)).Select(FromEntity)];

    /// <summary>Writes a changed batch.</summary>
    /// <exception cref="BatchTakenOverException">Somebody else changed it since it was read.</exception>
    public async Task<Stored<Batch>> UpdateAsync(Stored<Batch> current, Batch next, CancellationToken cancellation)
    {
        next = next with { UpdatedAt = clock.GetUtcNow() };
        try
        {
            var response = await store.Batches.UpdateEntityAsync(ToEntity(next), current.ETag, TableUpdateMode.Replace, cancellation);
            return new Stored<Batch>(next, response.Headers.ETag!.Value);
        }
        catch (RequestFailedException e) when (e.Status is 412)
        {
            throw new BatchTakenOverException(next);
        }
    }

    /// <summary>The batches that are not in the profiles yet, held ones among them: never many.</summary>
    public async Task<IReadOnlyList<Batch>> ListUnbuiltAsync(CancellationToken cancellation)
    {
        var unbuilt = new List<Batch>();
        await foreach (var mark in store.Unbuilt.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            if (await FindAsync(mark.RowKey, mark.PartitionKey, cancellation) is { } found)
            {
                unbuilt.Add(found.Value);
            }
        }

        return unbuilt;
    }

    /// <summary>Whether another batch of the interface is received or half-way built: then nothing may be dropped as known.</summary>
    public async Task<bool> OthersUnbuiltAsync(string interfaceId, string run, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {interfaceId} and RowKey ne {run}");
        await foreach (var _ in store.Unbuilt.QueryAsync<TableEntity>(filter, maxPerPage: 1, cancellationToken: cancellation))
        {
            return true;
        }

        return false;
    }

    /// <summary>The batch is in the profiles, or given up: its interface may drop known records again.</summary>
    public Task CloseAsync(Batch batch, CancellationToken cancellation) =>
        store.Unbuilt.DeleteEntityAsync(batch.InterfaceId, batch.Run, ETag.All, cancellation);

    private static TableEntity ToEntity(Batch batch) => new(batch.Run, batch.InterfaceId)
    {
        ["state"] = batch.State.ToString(),
        ["document"] = Fitting(batch),
    };

    /// <summary>A column takes 64 KiB; of reasons that do not fit the first are kept. The quarantine has them all.</summary>
    private static byte[] Fitting(Batch batch)
    {
        const int ColumnSize = 60 * 1024;
        var packed = Compressed.Json(batch);
        while (packed.Length > ColumnSize && batch.Reasons.Count > 0)
        {
            batch = batch with { Reasons = [.. batch.Reasons.Take(batch.Reasons.Count / 2)] };
            packed = Compressed.Json(batch);
        }

        return packed;
    }

    private static Stored<Batch> FromEntity(TableEntity entity) =>
        new(Compressed.Read<Batch>(entity.GetBinary("document")), entity.ETag);
}

/// <summary>JSON documents small enough for one binary column.</summary>
internal static class Compressed
{
    public static byte[] Json<T>(T value)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, value, HubJson.Options);
        }

        return packed.ToArray();
    }

    public static T Read<T>(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(brotli, HubJson.Options)!;
    }
}
