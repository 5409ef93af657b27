#nullable disable // As the real package: its callers see no nullable annotations.
namespace Azure.Storage.Blobs.Models;

/// <summary>The properties of a blob in a listing.</summary>
public class BlobItemProperties
{
    internal BlobItemProperties()
    {
    }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? LastModified { get; internal set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedOn { get; internal set; }

    /// <summary>The number of bytes.</summary>
    public long? ContentLength { get; internal set; }

    /// <summary>The media type.</summary>
    public string ContentType { get; internal set; }

    /// <summary>The encoding.</summary>
    public string ContentEncoding { get; internal set; }

    /// <summary>MD5 of the blob, if the service has it.</summary>
    public byte[] ContentHash { get; internal set; }

    /// <summary>The version of the blob.</summary>
    public ETag? ETag { get; internal set; }

    /// <summary>The state of its lease.</summary>
    public LeaseState? LeaseState { get; internal set; }
}
