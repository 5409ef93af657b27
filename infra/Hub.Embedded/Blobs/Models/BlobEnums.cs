namespace Azure.Storage.Blobs.Models;

/// <summary>Who may read a container without a key; the hub's containers are all private.</summary>
public enum PublicAccessType
{
    /// <summary>Nobody.</summary>
    None = 0,
}

/// <summary>What a listing tells of each blob besides its properties.</summary>
[Flags]
public enum BlobTraits
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>The blob's metadata.</summary>
    Metadata = 2,
}

/// <summary>Which blobs a listing has besides the committed ones.</summary>
[Flags]
public enum BlobStates
{
    /// <summary>None.</summary>
    None = 0,
}

/// <summary>What happens to a blob's snapshots when it is deleted.</summary>
public enum DeleteSnapshotsOption
{
    /// <summary>A blob with snapshots is not deleted.</summary>
    None = 0,

    /// <summary>They are deleted with the blob.</summary>
    IncludeSnapshots = 1,

    /// <summary>They are deleted and the blob stays.</summary>
    OnlySnapshots = 2,
}

/// <summary>The state of a blob's lease.</summary>
public enum LeaseState
{
    /// <summary>It can be acquired.</summary>
    Available,

    /// <summary>Somebody holds it.</summary>
    Leased,

    /// <summary>Its duration ended; the holder may still renew it until another acquires it.</summary>
    Expired,

    /// <summary>It was broken and is held until the break period ends.</summary>
    Breaking,

    /// <summary>It was broken and can be acquired.</summary>
    Broken,
}
