namespace Hub.Domain.Trust.Keys;

/// <summary>
/// Keys that never leave the platform: a signing key (ES256, that is P-256 with SHA-256) and a wrapping key (RSA-OAEP-256).
/// In Azure they are Key Vault's, in one process they are files. Both may be rotated: what an earlier key signed or wrapped
/// names that key and stays readable.
/// </summary>
public interface IPlatformKeys
{
    /// <summary>Signs with the current signing key.</summary>
    Task<KeySignature> SignAsync(ReadOnlyMemory<byte> data, CancellationToken cancellation);

    /// <summary>All public signing keys, the current one first, then earlier ones that still verify.</summary>
    Task<IReadOnlyList<VerificationKey>> VerificationKeysAsync(CancellationToken cancellation);

    /// <summary>Wraps a data key of at most 32 bytes with the current wrapping key.</summary>
    Task<WrappedKey> WrapAsync(ReadOnlyMemory<byte> dataKey, CancellationToken cancellation);

    /// <summary>Unwraps with the key that wrapped.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The wrapping key is gone, or the bytes are not what it wrapped.</exception>
    Task<byte[]> UnwrapAsync(WrappedKey wrapped, CancellationToken cancellation);
}

/// <summary>A signature.</summary>
/// <param name="KeyId">Which key signed; <c>kid</c> of the key set.</param>
/// <param name="Value">64 bytes: r and s, as JWS has them (RFC 7518, 3.4).</param>
public sealed record KeySignature(string KeyId, byte[] Value);

/// <summary>A data key, wrapped.</summary>
/// <param name="KeyId">Which key wrapped it.</param>
/// <param name="Value">The wrapped bytes.</param>
public sealed record WrappedKey(string KeyId, byte[] Value);
