#nullable disable // As the real package: its callers see no nullable annotations.
namespace Azure.Storage.Blobs.Models;

/// <summary>Conditions on an append blob.</summary>
public class AppendBlobRequestConditions : BlobRequestConditions
{
    /// <summary>The length that the blob must have for the block to be appended; else a 412 AppendPositionConditionNotMet.</summary>
    public long? IfAppendPositionEqual { get; set; }
}

/// <summary>How an append blob is made.</summary>
public class AppendBlobCreateOptions
{
    /// <summary>Conditions on the blob's version and change time.</summary>
    public AppendBlobRequestConditions Conditions { get; set; }
}

/// <summary>How a block is appended.</summary>
public class AppendBlobAppendBlockOptions
{
    /// <summary>Conditions on the blob.</summary>
    public AppendBlobRequestConditions Conditions { get; set; }
}

/// <summary>What the service says of a block that was appended.</summary>
public class BlobAppendInfo
{
    internal BlobAppendInfo()
    {
    }

    /// <summary>The new version of the blob.</summary>
    public ETag ETag { get; internal set; }

    /// <summary>When it was changed.</summary>
    public DateTimeOffset LastModified { get; internal set; }

    /// <summary>Where the block begins, in bytes.</summary>
    public string BlobAppendOffset { get; internal set; }

    /// <summary>How many blocks the blob has.</summary>
    public int BlobCommittedBlockCount { get; internal set; }
}
