#nullable disable // As the real package: its callers see no nullable annotations.
namespace Azure.Storage.Blobs.Specialized;

/// <summary>The special clients of a blob.</summary>
public static class SpecializedBlobExtensions
{
    /// <summary>A client of the blob's lease; without an id it makes one up.</summary>
    public static BlobLeaseClient GetBlobLeaseClient(this BlobBaseClient client, string leaseId = null) => new(client, leaseId);

    /// <summary>A client of one append blob; nothing is sent.</summary>
    public static AppendBlobClient GetAppendBlobClient(this BlobContainerClient client, string blobName) => client.GetAppendBlobClientCore(blobName);
}
