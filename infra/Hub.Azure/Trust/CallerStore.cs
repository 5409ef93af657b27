using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Hub.Domain.Trust;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Trust;

/// <summary>
/// Callers by API key. A key is <c>hub_{prefix}_{secret}</c>; the store holds the prefix and a keyed hash of the whole, never
/// the key itself.
/// </summary>
public sealed class CallerStore(HubStore store, IOptions<HubOptions> options)
{
    private const string Partition = "key";
    private const int LongestKey = 200;

    /// <summary>The caller of a key, or null if there is none.</summary>
    public async Task<Caller?> FindAsync(string key, CancellationToken cancellation)
    {
        if (PrefixOf(key) is not { } prefix || await store.Callers.FindAsync(Partition, prefix, cancellation) is not { } row)
        {
            return null;
        }

        return CryptographicOperations.FixedTimeEquals(row.GetBinary("hash"), HashOf(key))
            ? JsonSerializer.Deserialize<Caller>(row.GetString("caller"), HubJson.Options)
            : null;
    }

    /// <summary>Makes a caller with a new random key, which is told this once.</summary>
    public async Task<string> CreateAsync(Caller caller, CancellationToken cancellation)
    {
        while (true)
        {
            var prefix = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
            var key = $"hub_{prefix}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";
            if (await store.Callers.TryAddAsync(ToEntity(prefix, key, caller), cancellation))
            {
                return key;
            }

            // The prefix is taken: writing over it would take the key from somebody.
        }
    }

    /// <summary>Makes or replaces the caller of a given key.</summary>
    /// <exception cref="ArgumentException">The key has not the form <c>hub_{prefix}_{secret}</c>.</exception>
    public async Task PutAsync(string key, Caller caller, CancellationToken cancellation)
    {
        var prefix = PrefixOf(key)
            ?? throw new ArgumentException("An API key has the form hub_{prefix}_{secret}, letters, digits and hyphens.", nameof(key));
        await store.Callers.UpsertEntityAsync(ToEntity(prefix, key, caller), TableUpdateMode.Replace, cancellation);
    }

    private TableEntity ToEntity(string prefix, string key, Caller caller) => new(Partition, prefix)
    {
        ["hash"] = HashOf(key),
        ["caller"] = JsonSerializer.Serialize(caller, HubJson.Options),
    };

    private static string? PrefixOf(string key)
    {
        var parts = key.Split('_');
        var wellFormed = key.Length <= LongestKey && parts.Length == 3 && parts[0] == "hub" && parts[2].Length > 0
            && parts[1].Length > 0 && parts[1].All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
        return wellFormed ? parts[1] : null;
    }

    private byte[] HashOf(string key) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Value.ApiKeyPepper), Encoding.UTF8.GetBytes(key));
}
