#nullable disable // As the real package: its callers see no nullable annotations.
namespace Azure.Storage.Blobs.Models;

/// <summary>Conditions on a blob's version and change time.</summary>
public class BlobLeaseRequestConditions : RequestConditions
{
}

/// <summary>Conditions on a blob's version, change time and lease.</summary>
public class BlobRequestConditions : BlobLeaseRequestConditions
{
    /// <summary>The id of the lease that the caller holds.</summary>
    public string LeaseId { get; set; }
}
