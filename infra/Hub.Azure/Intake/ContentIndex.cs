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
    public async Task<IndexShard> ReadAsync(string interfaceId, int range, CancellationToken cancellation)
    {
        try
        {
            var content = await store.Index.GetBlobClient(NameOf(interfaceId, range)).DownloadContentAsync(cancellation);
            return IndexShard.FromBytes(content.Value.Content.ToMemory().Span);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return new IndexShard();
        }
    }

    /// <summary>Replaces a shard. The caller holds the range's lease.</summary>
    public Task WriteAsync(string interfaceId, int range, IndexShard shard, CancellationToken cancellation) =>
        store.Index.GetBlobClient(NameOf(interfaceId, range))
            .UploadAsync(BinaryData.FromBytes(shard.ToBytes()), overwrite: true, cancellation);

    private static string NameOf(string interfaceId, int range) => $"{interfaceId}/{range:d3}";
}
