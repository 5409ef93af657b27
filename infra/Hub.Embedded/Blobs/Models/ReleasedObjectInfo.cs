namespace Azure.Storage.Blobs.Models;

/// <summary>What the service says of a blob whose lease was released.</summary>
public class ReleasedObjectInfo
{
    internal ReleasedObjectInfo(ETag eTag, DateTimeOffset lastModified)
    {
        ETag = eTag;
        LastModified = lastModified;
    }

    /// <summary>The version of the blob.</summary>
    public ETag ETag { get; }

    /// <summary>When the blob was last changed.</summary>
    public DateTimeOffset LastModified { get; }
}
