using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Trust.Callers;

/// <summary>
/// The secret side of keys. An API key is <c>hub_{prefix}_{secret}</c>; the store holds the prefix and a keyed hash of the
/// whole. The shared secret of a signing key is derived from the pepper and the key's name, and stored nowhere.
/// </summary>
public sealed class KeySecrets(IOptions<HubOptions> options)
{
    private const int LongestKey = 200;
    private const int SecretBytes = 32;

    private readonly byte[] _pepper = Encoding.UTF8.GetBytes(options.Value.ApiKeyPepper);

    /// <summary>The name of a new key, 16 hexadecimal digits by chance.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>A new API key of that name, with 256 bits of chance.</summary>
    public static string NewApiKey(string id) => $"hub_{id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}";

    /// <summary>The prefix of an API key, or null if it has not the form.</summary>
    public static string? PrefixOf(string key)
    {
        var parts = key.Split('_');
        var wellFormed = key.Length <= LongestKey && parts.Length == 3 && parts[0] == "hub" && parts[2].Length > 0
            && parts[1].Length > 0 && parts[1].All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
        return wellFormed ? parts[1] : null;
    }

    /// <summary>The keyed hash of an API key.</summary>
    public byte[] HashOf(string key) => HMACSHA256.HashData(_pepper, Encoding.UTF8.GetBytes(key));

    /// <summary>The shared secret of a signing key, 32 bytes (HKDF with SHA-256, RFC 5869).</summary>
    public byte[] SigningSecret(string id) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _pepper, SecretBytes, info: Encoding.UTF8.GetBytes($"hub request signature {id}"));
}
