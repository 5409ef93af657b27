using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hub.Domain.Trust.Keys;

namespace Hub.Domain.Trust.Audit;

/// <summary>
/// A seal as it is stored: a signed JSON web signature in its compact form (RFC 7515, 3.1; ES256), so that any JOSE library can
/// check it.
/// </summary>
public sealed class SealDocument
{
    private readonly string _signed;
    private readonly byte[] _signature;

    private SealDocument(string text, string signed, byte[] signature, string keyId, Seal seal) =>
        (Text, _signed, _signature, KeyId, Seal) = (text, signed, signature, keyId, seal);

    /// <summary>The document as it is stored, ASCII.</summary>
    public string Text { get; }

    /// <summary>Which key signed.</summary>
    public string KeyId { get; }

    /// <summary>What was signed.</summary>
    public Seal Seal { get; }

    /// <summary>What the next seal names, lower-case hex.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Text)));

    /// <summary>Signs a seal. The header names the key, so it is signed again if the key was rotated in between.</summary>
    public static async Task<SealDocument> SignAsync(Seal seal, IPlatformKeys keys, CancellationToken cancellation)
    {
        var keyId = (await keys.VerificationKeysAsync(cancellation))[0].KeyId;
        while (true)
        {
            var signed = SigningInput(seal, keyId);
            var signature = await keys.SignAsync(Encoding.ASCII.GetBytes(signed), cancellation);
            if (signature.KeyId == keyId)
            {
                return Parse($"{signed}.{Base64Url.EncodeToString(signature.Value)}");
            }

            // The key was rotated in between.
            keyId = signature.KeyId;
        }
    }

    /// <summary>Reads a document; its signature is not looked at yet.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static SealDocument Parse(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 3)
        {
            throw new FormatException("A seal has three parts, parted by full stops.");
        }

        var header = AuditJson.Read<Header>(Base64Url.DecodeFromChars(parts[0]), "seal");
        var seal = AuditJson.Read<Seal>(Base64Url.DecodeFromChars(parts[1]), "seal");
        return header is { Alg: "ES256", Kid: not null } && seal is { Root: not null, Ranges: not null, Previous: not null }
            ? new SealDocument(text, $"{parts[0]}.{parts[1]}", Base64Url.DecodeFromChars(parts[2]), header.Kid, seal)
            : throw new FormatException("A seal is signed with ES256 and names its key.");
    }

    /// <summary>Whether one of the keys signed it.</summary>
    public bool IsSignedBy(IEnumerable<VerificationKey> keys) =>
        keys.FirstOrDefault(k => k.KeyId == KeyId) is { } key && key.Verifies(Encoding.ASCII.GetBytes(_signed), _signature);

    private static string SigningInput(Seal seal, string keyId)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new Header("ES256", keyId), AuditJson.Options);
        var payload = JsonSerializer.SerializeToUtf8Bytes(seal, AuditJson.Options);
        return $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
    }

    private sealed record Header(string Alg, string Kid);
}
