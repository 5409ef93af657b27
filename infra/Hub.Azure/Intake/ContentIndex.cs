using Azure;
using Azure.Storage.Blobs.Models;
using Hub.Domain.Intake;

namespace Hub.Azure.Intake;

/// <summary>
/// What the profiles hold already, as fingerprints: container <c>index</c>, blob <c>{interface}/{range}</c>. Written by
/// the build of a range after its rows, so an entry never promises what is not stored.
/// </summary>
public sealed class ContentIndex(HubStore store)
{
    /// <summary>The shard of an interface and range; empty if there is none yet.</summary>
    public async Task<IndexShard> ReadAsync(string interfaceId, int range, CancellationToken cancellation) =>
        (await ReadStoredAsync(interfaceId, range, cancellation)).Value;

    /// <summary>The shard with the mark that tells whether another build changed it since.</summary>
    public async Task<Stored<IndexShard>> ReadStoredAsync(string interfaceId, int range, CancellationToken cancellation)
    {
        try
        {
            var content = await store.Index.GetBlobClient(NameOf(interfaceId, range)).DownloadContentAsync(cancellation);
            return new Stored<IndexShard>(IndexShard.FromBytes(content.Value.Content.ToMemory().Span), content.Value.Details.ETag);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return new Stored<IndexShard>(new IndexShard(), default);
        }
    }

    /// <summary>Replaces a shard: false if another build did so since it was read, which takes a lost lease.</summary>
    public async Task<bool> TryWriteAsync(string interfaceId, int range, Stored<IndexShard> shard, CancellationToken cancellation)
    {
        var unchanged = shard.ETag == default
            ? new BlobRequestConditions { IfNoneMatch = ETag.All }
            : new BlobRequestConditions { IfMatch = shard.ETag };
        try
        {
            await store.Index.GetBlobClient(NameOf(interfaceId, range)).UploadAsync(
                BinaryData.FromBytes(shard.Value.ToBytes()), new BlobUploadOptions { Conditions = unchanged }, cancellation);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Whether anything of an interface is in the profiles.</summary>
    public async Task<bool> ExistsAsync(string interfaceId, CancellationToken cancellation)
    {
        await foreach (var _ in store.Index.GetBlobsAsync(prefix: $"{interfaceId}/", cancellationToken: cancellation))
        {
            return true;
        }

        return false;
    }

    /// <summary>How many items of an interface the profiles hold, by the size of the shards.</summary>
    public async Task<long> CountAsync(string interfaceId, CancellationToken cancellation)
    {
        var bytes = 0L;
        await foreach (var shard in store.Index.GetBlobsAsync(prefix: $"{interfaceId}/", cancellationToken: cancellation))
        {
            bytes += shard.Properties.ContentLength ?? 0;
        }

        return bytes / IndexShard.EntrySize;
    }

    private static string NameOf(string interfaceId, int range) => $"{interfaceId}/{range:d3}";
}
