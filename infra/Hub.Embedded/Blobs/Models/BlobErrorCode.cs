#nullable disable // As the real package: its callers see no nullable annotations.
using System.ComponentModel;

namespace Azure.Storage.Blobs.Models;

/// <summary>The codes with which the blob service says why a request failed.</summary>
public readonly struct BlobErrorCode : IEquatable<BlobErrorCode>
{
    private readonly string _value;

    /// <summary>Takes the code as the service writes it.</summary>
    public BlobErrorCode(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>A condition of the request's headers does not hold.</summary>
    public static BlobErrorCode ConditionNotMet { get; } = new("ConditionNotMet");

    /// <summary>The blob exists, and the request may not overwrite it.</summary>
    public static BlobErrorCode BlobAlreadyExists { get; } = new("BlobAlreadyExists");

    /// <summary>The blob does not exist.</summary>
    public static BlobErrorCode BlobNotFound { get; } = new("BlobNotFound");

    /// <summary>The container exists.</summary>
    public static BlobErrorCode ContainerAlreadyExists { get; } = new("ContainerAlreadyExists");

    /// <summary>The container is being deleted.</summary>
    public static BlobErrorCode ContainerBeingDeleted { get; } = new("ContainerBeingDeleted");

    /// <summary>The container does not exist.</summary>
    public static BlobErrorCode ContainerNotFound { get; } = new("ContainerNotFound");

    /// <summary>The range is outside the blob.</summary>
    public static BlobErrorCode InvalidRange { get; } = new("InvalidRange");

    /// <summary>Somebody holds the lease.</summary>
    public static BlobErrorCode LeaseAlreadyPresent { get; } = new("LeaseAlreadyPresent");

    /// <summary>The lease id of the request is not that of the blob's lease.</summary>
    public static BlobErrorCode LeaseIdMismatchWithBlobOperation { get; } = new("LeaseIdMismatchWithBlobOperation");

    /// <summary>The lease id of the request is not that of the lease.</summary>
    public static BlobErrorCode LeaseIdMismatchWithLeaseOperation { get; } = new("LeaseIdMismatchWithLeaseOperation");

    /// <summary>The blob is leased and the request has no lease id.</summary>
    public static BlobErrorCode LeaseIdMissing { get; } = new("LeaseIdMissing");

    /// <summary>The lease of the request has expired.</summary>
    public static BlobErrorCode LeaseLost { get; } = new("LeaseLost");

    /// <summary>The request has a lease id and the blob has no lease.</summary>
    public static BlobErrorCode LeaseNotPresentWithBlobOperation { get; } = new("LeaseNotPresentWithBlobOperation");

    /// <summary>There is no lease to renew, release or break.</summary>
    public static BlobErrorCode LeaseNotPresentWithLeaseOperation { get; } = new("LeaseNotPresentWithLeaseOperation");

    /// <summary>Whether both are the same code, without regard to case.</summary>
    public static bool operator ==(BlobErrorCode left, BlobErrorCode right) => left.Equals(right);

    /// <summary>Whether they are different codes.</summary>
    public static bool operator !=(BlobErrorCode left, BlobErrorCode right) => !left.Equals(right);

    /// <summary>Whether both are the same code, without regard to case.</summary>
    public static bool operator ==(BlobErrorCode code, string value) => value != null && code.Equals(value);

    /// <summary>Whether they are different codes.</summary>
    public static bool operator !=(BlobErrorCode code, string value) => !(code == value);

    /// <summary>Whether both are the same code, without regard to case.</summary>
    public static bool operator ==(string value, BlobErrorCode code) => code == value;

    /// <summary>Whether they are different codes.</summary>
    public static bool operator !=(string value, BlobErrorCode code) => !(code == value);

    /// <summary>The code that the text is.</summary>
    public static implicit operator BlobErrorCode(string value) => new(value);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object obj) => obj is BlobErrorCode other && Equals(other);

    /// <inheritdoc/>
    public bool Equals(BlobErrorCode other) => string.Equals(_value, other._value, StringComparison.InvariantCultureIgnoreCase);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => _value is null ? 0 : StringComparer.InvariantCultureIgnoreCase.GetHashCode(_value);

    /// <inheritdoc/>
    public override string ToString() => _value;
}
