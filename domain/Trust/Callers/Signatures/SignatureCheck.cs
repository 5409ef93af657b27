using System.Security.Cryptography;
using Hub.Domain.Trust.Keys;

namespace Hub.Domain.Trust.Callers.Signatures;

/// <summary>Verifies the bytes of signatures.</summary>
public static class SignatureCheck
{
    private const int CoordinateBytes = 32;

    /// <summary><c>ecdsa-p256-sha256</c> (RFC 9421, 3.3.4): r and s, 64 bytes.</summary>
    /// <param name="publicKey">x and y, 64 bytes.</param>
    /// <param name="data">What was signed.</param>
    /// <param name="signature">The signature.</param>
    public static bool Ecdsa(byte[] publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        signature.Length == 2 * CoordinateBytes
        && new VerificationKey("", publicKey[..CoordinateBytes], publicKey[CoordinateBytes..]).Verifies(data, signature);

    /// <summary><c>hmac-sha256</c> (RFC 9421, 3.3.3), in constant time.</summary>
    public static bool Hmac(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(secret, data), signature);

    /// <summary>x and y of a public key in PEM form (SubjectPublicKeyInfo, RFC 7468); null if it is none on the curve P-256.</summary>
    public static byte[]? PublicKey(string pem)
    {
        if (!pem.Contains("-----BEGIN PUBLIC KEY-----", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(pem);
            var parameters = key.ExportParameters(includePrivateParameters: false);
            return parameters.Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value ? [.. parameters.Q.X!, .. parameters.Q.Y!] : null;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return null;
        }
    }
}
