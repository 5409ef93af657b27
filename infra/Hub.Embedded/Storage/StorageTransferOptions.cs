namespace Azure.Storage;

/// <summary>Sizes of the requests of an upload.</summary>
public struct StorageTransferOptions : IEquatable<StorageTransferOptions>
{
    /// <summary>The largest block in bytes; the default is 4 MiB, or 8 MiB for a blob of 100 MiB or more.</summary>
    public long? MaximumTransferSize { get; set; }

    /// <summary>The largest upload in bytes that goes in one request; the default is 256 MiB.</summary>
    public long? InitialTransferSize { get; set; }

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(StorageTransferOptions left, StorageTransferOptions right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(StorageTransferOptions left, StorageTransferOptions right) => !left.Equals(right);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is StorageTransferOptions other && Equals(other);

    /// <inheritdoc/>
    public readonly bool Equals(StorageTransferOptions obj) =>
        MaximumTransferSize == obj.MaximumTransferSize && InitialTransferSize == obj.InitialTransferSize;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(MaximumTransferSize, InitialTransferSize);
}
