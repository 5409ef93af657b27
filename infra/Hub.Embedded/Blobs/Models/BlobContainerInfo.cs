namespace Azure.Storage.Blobs.Models;

/// <summary>What the service says of a container it created.</summary>
public class BlobContainerInfo
{
    internal BlobContainerInfo()
    {
    }

    /// <summary>The version of the container.</summary>
    public ETag ETag { get; internal set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset LastModified { get; internal set; }
}
