#nullable disable // As the real package: its callers see no nullable annotations.
namespace Azure.Storage.Blobs.Models;

/// <summary>What the service says of a lease that was acquired, renewed or broken.</summary>
public class BlobLease
{
    internal BlobLease()
    {
    }

    /// <summary>The version of the blob.</summary>
    public ETag ETag { get; internal set; }

    /// <summary>When the blob was last changed.</summary>
    public DateTimeOffset LastModified { get; internal set; }

    /// <summary>The lease's id.</summary>
    public string LeaseId { get; internal set; }

    /// <summary>The seconds that a broken lease still holds.</summary>
    public int? LeaseTime { get; internal set; }
}
