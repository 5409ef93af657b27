#nullable disable // As the real package: its callers see no nullable annotations.
namespace Azure.Storage.Blobs.Models;

/// <summary>A download in memory.</summary>
public class BlobDownloadResult
{
    internal BlobDownloadResult()
    {
    }

    /// <summary>What the service says of the blob.</summary>
    public BlobDownloadDetails Details { get; internal set; }

    /// <summary>The bytes.</summary>
    public BinaryData Content { get; internal set; }
}
