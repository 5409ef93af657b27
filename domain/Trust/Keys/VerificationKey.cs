using System.Security.Cryptography;

namespace Hub.Domain.Trust.Keys;

/// <summary>A public signing key on the curve P-256.</summary>
/// <param name="KeyId">Its name, <c>kid</c>.</param>
/// <param name="X">x coordinate, 32 bytes.</param>
/// <param name="Y">y coordinate, 32 bytes.</param>
public sealed record VerificationKey(string KeyId, byte[] X, byte[] Y)
{
    /// <summary>Whether a signature is of this key over these bytes (ES256).</summary>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = X, Y = Y } });
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
