using System.Collections.Concurrent;
using System.Security.Cryptography;
using Azure;
using Azure.Security.KeyVault.Keys;
using Azure.Security.KeyVault.Keys.Cryptography;
using Hub.Domain.Trust.Keys;

namespace Hub.Platform.Keys;

/// <summary>
/// The platform's keys in Key Vault: <c>signing</c> (EC P-256) and <c>wrapping</c> (RSA 3072). They never leave it; the app may
/// use them (role Key Vault Crypto User on each) but neither make nor rotate them, which the vault does by policy. A key's name
/// here is key and version: <c>wrapping-3f0c…</c>.
/// </summary>
public sealed class KeyVaultKeys(KeyClient vault, TimeProvider clock) : IPlatformKeys
{
    private const string Signing = "signing";
    private const string Wrapping = "wrapping";

    /// <summary>How long after a rotation the version before may still be used here.</summary>
    private static readonly TimeSpan s_currentFor = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (string Version, DateTimeOffset Until)> _current = new();
    private readonly ConcurrentDictionary<string, CryptographyClient> _clients = new();
    private readonly ConcurrentDictionary<string, VerificationKey> _public = new();

    /// <inheritdoc/>
    public async Task<KeySignature> SignAsync(ReadOnlyMemory<byte> data, CancellationToken cancellation)
    {
        var id = await CurrentAsync(Signing, cancellation);
        var digest = SHA256.HashData(data.Span);
        var signed = await ClientOf(id).SignAsync(SignatureAlgorithm.ES256, digest, cancellation);
        return new KeySignature(id, signed.Signature);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VerificationKey>> VerificationKeysAsync(CancellationToken cancellation)
    {
        var versions = new List<KeyProperties>();
        await foreach (var version in vault.GetPropertiesOfKeyVersionsAsync(Signing, cancellation))
        {
            // Also one that has expired verifies what it signed; one that was disabled is not to be trusted any more.
            if (version.Enabled != false)
            {
                versions.Add(version);
            }
        }

        var keys = new List<VerificationKey>(versions.Count);
        foreach (var version in versions.OrderByDescending(v => v.CreatedOn))
        {
            keys.Add(await PublicAsync(version.Version, cancellation));
        }

        return keys;
    }

    /// <inheritdoc/>
    public async Task<WrappedKey> WrapAsync(ReadOnlyMemory<byte> dataKey, CancellationToken cancellation)
    {
        var id = await CurrentAsync(Wrapping, cancellation);
        var wrapped = await ClientOf(id).WrapKeyAsync(KeyWrapAlgorithm.RsaOaep256, dataKey.ToArray(), cancellation);
        return new WrappedKey(id, wrapped.EncryptedKey);
    }

    /// <inheritdoc/>
    public async Task<byte[]> UnwrapAsync(WrappedKey wrapped, CancellationToken cancellation)
    {
        try
        {
            return (await ClientOf(wrapped.KeyId).UnwrapKeyAsync(KeyWrapAlgorithm.RsaOaep256, wrapped.Value, cancellation)).Key;
        }
        catch (RequestFailedException e) when (e.Status is 400 or 403 or 404)
        {
            throw new CryptographicException($"Key Vault does not unwrap with “{wrapped.KeyId}”: it is gone or disabled, or these bytes are not what it wrapped.", e);
        }
    }

    /// <summary>The current version, asked for now and then: the vault rotates by itself.</summary>
    private async Task<string> CurrentAsync(string name, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (!_current.TryGetValue(name, out var current) || now >= current.Until)
        {
            KeyVaultKey key = await vault.GetKeyAsync(name, version: null, cancellation);
            current = (key.Properties.Version, now + s_currentFor);
            _current[name] = current;
        }

        return $"{name}-{current.Version}";
    }

    /// <summary>A client of one version, so that what it does is of the version that is written down.</summary>
    private CryptographyClient ClientOf(string id) => _clients.GetOrAdd(id, _ =>
    {
        var parts = id.Split('-', 2);
        return parts is [Signing or Wrapping, { Length: > 0 } version]
            ? vault.GetCryptographyClient(parts[0], version)
            : throw new CryptographicException($"“{id}” is no key of this vault; data keys that another platform wrapped cannot be unwrapped here.");
    });

    private async Task<VerificationKey> PublicAsync(string version, CancellationToken cancellation)
    {
        if (_public.TryGetValue(version, out var known))
        {
            return known;
        }

        KeyVaultKey key = await vault.GetKeyAsync(Signing, version, cancellation);
        return _public[version] = new VerificationKey($"{Signing}-{version}", Coordinate(key.Key.X), Coordinate(key.Key.Y));
    }

    /// <summary>32 bytes, however many zeroes were left out in front.</summary>
    private static byte[] Coordinate(byte[] value)
    {
        var padded = new byte[32];
        value.CopyTo(padded, padded.Length - value.Length);
        return padded;
    }
}
