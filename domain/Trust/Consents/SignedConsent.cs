using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hub.Domain.Trust.Keys;

namespace Hub.Domain.Trust.Consents;

/// <summary>
/// A version of a consent as it is stored and handed out: a JWS (RFC 7515) with ES256 over its canonical JSON. Who has the hub's
/// public keys can check it without asking the hub.
/// </summary>
/// <param name="Payload">The version as canonical JSON.</param>
/// <param name="Signature">By which key, and 64 bytes.</param>
public sealed record SignedConsent(byte[] Payload, KeySignature Signature)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The version.</summary>
    public Consent Consent => Read(Payload);

    /// <summary>In compact form: header, payload and signature in base64url, parted by dots.</summary>
    public string Jws => $"{Encoding.ASCII.GetString(SigningInput(Payload, Signature.KeyId))}.{Base64Url.EncodeToString(Signature.Value)}";

    /// <summary>The canonical bytes of a version.</summary>
    public static byte[] PayloadOf(Consent consent) => CanonicalJson.Of(consent, s_options);

    /// <summary>The canonical bytes of what was signed: two grants are the same if these are.</summary>
    public static byte[] SignedPartOf(Consent consent) => CanonicalJson.Of(new { consent.Terms, consent.Persons }, s_options);

    /// <summary>A version from its payload.</summary>
    public static Consent Read(ReadOnlySpan<byte> payload) => JsonSerializer.Deserialize<Consent>(payload, s_options)!;

    /// <summary>Signs a version. The header names the key, so the key has to be known before: its id is asked for by <paramref name="current"/>.</summary>
    public static async Task<SignedConsent> SignAsync(Consent consent, IPlatformKeys keys, string current, CancellationToken cancellation)
    {
        var payload = PayloadOf(consent);
        var signature = await keys.SignAsync(SigningInput(payload, current), cancellation);
        return signature.KeyId == current
            ? new SignedConsent(payload, signature)
            : await SignAsync(consent, keys, signature.KeyId, cancellation);
    }

    /// <summary>Whether a compact JWS was signed by one of the keys; then the version in it.</summary>
    public static Consent? Verify(string jws, IReadOnlyList<VerificationKey> keys)
    {
        var parts = jws.Split('.');
        if (parts.Length != 3)
        {
            return null;
        }

        var header = JsonSerializer.Deserialize<Dictionary<string, string>>(Base64Url.DecodeFromChars(parts[0]))!;
        var key = keys.FirstOrDefault(k => k.KeyId == header.GetValueOrDefault("kid"));
        var good = header.GetValueOrDefault("alg") == "ES256"
            && key?.Verifies(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2])) == true;
        return good ? Read(Base64Url.DecodeFromChars(parts[1])) : null;
    }

    private static byte[] SigningInput(byte[] payload, string keyId)
    {
        var header = CanonicalJson.Of(new { alg = "ES256", kid = keyId, typ = "consent+jws" }, s_options);
        return Encoding.ASCII.GetBytes($"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}");
    }
}
