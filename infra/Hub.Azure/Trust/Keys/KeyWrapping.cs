using System.Security.Cryptography;
using Azure.Data.Tables;
using Hub.Domain.Trust.Keys;
using Microsoft.Extensions.Logging;

namespace Hub.Azure.Trust.Keys;

/// <summary>What wrapping anew came to.</summary>
/// <param name="WrappingKey">The platform's current wrapping key.</param>
/// <param name="Rewrapped">Data keys that were wrapped by an earlier one and are now wrapped by it.</param>
/// <param name="Unreadable">Data keys whose wrapping key is gone: nobody can read what was written with them.</param>
public sealed record WrappingReport(string WrappingKey, int Rewrapped, IReadOnlyList<string> Unreadable);

/// <summary>Wraps the data keys anew after the platform's wrapping key was rotated; no blob is touched.</summary>
public sealed class KeyWrapping(DataKeys keys, HubStore store, IPlatformKeys platform, ILogger<KeyWrapping> logger)
{
    /// <summary>Wraps what an earlier key wrapped. What somebody else changes at that very moment waits for the next time.</summary>
    public async Task<WrappingReport> RewrapAsync(CancellationToken cancellation)
    {
        // Which key is the current one, the platform only says by wrapping.
        var current = (await platform.WrapAsync(RandomNumberGenerator.GetBytes(DataKey.Size), cancellation)).KeyId;
        var (rewrapped, unreadable) = (0, new List<string>());
        foreach (var row in await keys.ListAsync(null, cancellation))
        {
            if (row.Wrapped is not { } wrapped || wrapped.KeyId == current)
            {
                continue;
            }

            try
            {
                rewrapped += await TryRewrapAsync(row, wrapped, cancellation) ? 1 : 0;
            }
            catch (CryptographicException e)
            {
                logger.LogError(e, "Data key {Key} cannot be unwrapped: {WrappingKey} is gone", row.Name, wrapped.KeyId);
                unreadable.Add(row.Name.ToString());
            }
        }

        return new WrappingReport(current, rewrapped, unreadable);
    }

    private async Task<bool> TryRewrapAsync(DataKeyRow row, WrappedKey wrapped, CancellationToken cancellation)
    {
        var bytes = await platform.UnwrapAsync(wrapped, cancellation);
        var anew = await platform.WrapAsync(bytes, cancellation);
        CryptographicOperations.ZeroMemory(bytes);
        var next = new TableEntity(row.Entity) { ["wrapped"] = anew.Value, ["wrappedBy"] = anew.KeyId };
        return await store.DataKeys.TryReplaceAsync(next, row.Entity.ETag, cancellation);
    }
}
