using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Hub.Domain.Trust.Keys;

/// <summary>A JSON web signature in its compact form (RFC 7515, 3.1) with ES256, which any JOSE library checks by the hub's public keys.</summary>
public sealed class CompactJws
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    private readonly string _signed;
    private readonly byte[] _signature;

    private CompactJws(string text, string type, string keyId, byte[] payload, string signed, byte[] signature) =>
        (Text, Type, KeyId, Payload, _signed, _signature) = (text, type, keyId, payload, signed, signature);

    /// <summary>The JWS, ASCII.</summary>
    public string Text { get; }

    /// <summary>What it says it is (<c>typ</c>).</summary>
    public string Type { get; }

    /// <summary>Which key signed.</summary>
    public string KeyId { get; }

    /// <summary>What was signed.</summary>
    public byte[] Payload { get; }

    /// <summary>Signs. The header names the key, so it is signed again if the key was rotated in between.</summary>
    public static async Task<CompactJws> SignAsync(string type, ReadOnlyMemory<byte> payload, IPlatformKeys keys, CancellationToken cancellation)
    {
        var keyId = (await keys.VerificationKeysAsync(cancellation))[0].KeyId;
        while (true)
        {
            var header = CanonicalJson.Of(new Header("ES256", keyId, type), s_options);
            var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload.Span)}";
            var signature = await keys.SignAsync(Encoding.ASCII.GetBytes(signed), cancellation);
            if (signature.KeyId == keyId)
            {
                return Parse($"{signed}.{Base64Url.EncodeToString(signature.Value)}")!;
            }

            keyId = signature.KeyId;
        }
    }

    /// <summary>Reads a JWS; null if it is none with ES256, a type and a key. Its signature is not looked at.</summary>
    public static CompactJws? Parse(string text)
    {
        var parts = text.Split('.');
        try
        {
            // One text for one signature: bits that no byte is made of are 0.
            return parts.Length == 3 && parts.All(p => Base64Url.EncodeToString(Base64Url.DecodeFromChars(p)) == p)
                && JsonSerializer.Deserialize<Header>(Base64Url.DecodeFromChars(parts[0]), s_options) is { Alg: "ES256", Kid: { } keyId, Typ: { } type }
                ? new CompactJws(text, type, keyId, Base64Url.DecodeFromChars(parts[1]), $"{parts[0]}.{parts[1]}", Base64Url.DecodeFromChars(parts[2]))
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether one of the keys signed it.</summary>
    public bool IsSignedBy(IEnumerable<VerificationKey> keys) =>
        keys.FirstOrDefault(k => k.KeyId == KeyId) is { } key && key.Verifies(Encoding.ASCII.GetBytes(_signed), _signature);

    private sealed record Header(string Alg, string Kid, string Typ);
}
