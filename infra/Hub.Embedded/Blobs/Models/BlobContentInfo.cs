#nullable disable // As the real package: its callers see no nullable annotations.
namespace Azure.Storage.Blobs.Models;

/// <summary>What the service says of a blob that was uploaded.</summary>
public class BlobContentInfo
{
    internal BlobContentInfo()
    {
    }

    /// <summary>The new version of the blob.</summary>
    public ETag ETag { get; internal set; }

    /// <summary>When it was changed.</summary>
    public DateTimeOffset LastModified { get; internal set; }

    /// <summary>MD5 of what was uploaded in one request; null after an upload in blocks.</summary>
    public byte[] ContentHash { get; internal set; }
}
