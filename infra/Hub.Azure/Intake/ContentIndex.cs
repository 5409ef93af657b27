using Azure;
using Azure.Storage.Blobs.Models;
using Hub.Azure.Trust.Keys;
using Hub.Domain.Intake;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Intake;

/// <summary>
/// What the profiles hold already, as fingerprints: container <c>index</c>, blob <c>{interface}/{range}</c>. Written by
/// the build of a range after its rows, so an entry never promises what is not stored. Sealed, because a fingerprint of what has
/// few possible values can be guessed.
/// </summary>
public sealed class ContentIndex(HubStore store, SealedBlobs blobs)
{
    /// <summary>The shard of an interface and range; empty if there is none yet.</summary>
    public async Task<IndexShard> ReadAsync(string interfaceId, int range, CancellationToken cancellation) =>
        (await ReadStoredAsync(interfaceId, range, cancellation)).Value;

    /// <summary>The shard with the mark that tells whether another build changed it since.</summary>
    public async Task<Stored<IndexShard>> ReadStoredAsync(string interfaceId, int range, CancellationToken cancellation)
    {
        try
        {
            var (plain, tag) = await blobs.ReadAsync(store.Index, NameOf(interfaceId, range), cancellation);
            return new Stored<IndexShard>(IndexShard.FromBytes(plain), tag);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return new Stored<IndexShard>(new IndexShard(), default);
        }
        catch (DataDestroyedException)
        {
            // Its key was destroyed a moment ago, and it is about to be cleared away.
            return new Stored<IndexShard>(new IndexShard(), default);
        }
    }

    /// <summary>Replaces a shard: false if another build did so since it was read, which takes a lost lease.</summary>
    public async Task<bool> TryWriteAsync(string interfaceId, int range, Stored<IndexShard> shard, CancellationToken cancellation)
    {
        var unchanged = shard.ETag == default
            ? SealedBlobs.OnlyNew
            : new BlobRequestConditions { IfMatch = shard.ETag };
        try
        {
            await blobs.WriteAsync(store.Index, NameOf(interfaceId, range), KeyUse.Profile, interfaceId, shard.Value.ToBytes(), unchanged, cancellation);
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
            bytes += SealedFrames.PlainOf(shard.Properties.ContentLength ?? 0);
        }

        return bytes / IndexShard.EntrySize;
    }

    /// <summary>Forgets an interface: what the department sends next is staged whatever it says.</summary>
    public async Task ForgetAsync(string interfaceId, CancellationToken cancellation)
    {
        await foreach (var shard in store.Index.GetBlobsAsync(prefix: $"{interfaceId}/", cancellationToken: cancellation))
        {
            await store.Index.GetBlobClient(shard.Name).DeleteIfExistsAsync(cancellationToken: cancellation);
        }
    }

    private static string NameOf(string interfaceId, int range) => $"{interfaceId}/{range:d3}";
}
