using System.Buffers.Text;

namespace Hub.Domain.Trust.Keys;

/// <summary>Public keys as others read them (RFC 7517).</summary>
/// <param name="Keys">The keys, the current one first.</param>
public sealed record KeySet(IReadOnlyList<PublicKey> Keys)
{
    private const string EllipticCurve = "EC";

    /// <summary>The set of some keys.</summary>
    public static KeySet Of(IEnumerable<VerificationKey> keys) =>
        new([.. keys.Select(k => new PublicKey(EllipticCurve, "P-256", k.KeyId, "ES256", "sig", Base64Url.EncodeToString(k.X), Base64Url.EncodeToString(k.Y)))]);

    /// <summary>The keys of a set.</summary>
    /// <exception cref="FormatException">A coordinate is no base64url.</exception>
    public IReadOnlyList<VerificationKey> ToKeys() =>
        [.. Keys.Select(k => new VerificationKey(k.Kid, Base64Url.DecodeFromChars(k.X), Base64Url.DecodeFromChars(k.Y)))];
}

/// <summary>A public key on the curve P-256 (RFC 7518, 6.2).</summary>
/// <param name="Kty">Kind: <c>EC</c>.</param>
/// <param name="Crv">Curve: <c>P-256</c>.</param>
/// <param name="Kid">Name of the key.</param>
/// <param name="Alg">What it signs with: <c>ES256</c>.</param>
/// <param name="Use">What for: <c>sig</c>.</param>
/// <param name="X">x coordinate, base64url.</param>
/// <param name="Y">y coordinate, base64url.</param>
public sealed record PublicKey(string Kty, string Crv, string Kid, string Alg, string Use, string X, string Y);
