#nullable disable // As the real package: its callers see no nullable annotations.
namespace Azure.Storage.Blobs.Models;

/// <summary>A download as a stream from the network.</summary>
public class BlobDownloadStreamingResult : IDisposable
{
    internal BlobDownloadStreamingResult()
    {
    }

    /// <summary>What the service says of the blob.</summary>
    public BlobDownloadDetails Details { get; internal set; }

    /// <summary>The bytes.</summary>
    public Stream Content { get; internal set; }

    /// <summary>Closes the stream.</summary>
    public void Dispose()
    {
        Content?.Dispose();
        GC.SuppressFinalize(this);
    }
}
