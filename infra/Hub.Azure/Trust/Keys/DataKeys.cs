using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Trust.Keys;

/// <summary>
/// The data keys: one a use, interface and month, made at its first use, kept wrapped by the platform's key. Inserted once, so
/// that two hubs make one key.
/// </summary>
public sealed class DataKeys(HubStore store, IPlatformKeys platform, TimeProvider clock)
{
    private static readonly TimeSpan s_usedToTheDay = TimeSpan.FromDays(1);

    private readonly KeyCache _cache = new(clock);

    /// <summary>The key that an interface's data is written with now.</summary>
    public async ValueTask<DataKey> CurrentAsync(KeyUse use, string interfaceId, CancellationToken cancellation)
    {
        var name = DataKeyName.At(interfaceId, use, clock.GetUtcNow());
        var found = _cache.Find(name) ?? await LoadAsync(name, cancellation) ?? await MakeAsync(name, cancellation);
        return found.Required;
    }

    /// <summary>A key by its name, or what is known of its end.</summary>
    /// <exception cref="AlteredDataException">There never was such a key.</exception>
    /// <exception cref="CryptographicException">The platform's key that wrapped it is gone.</exception>
    public async ValueTask<FoundKey> FindAsync(string id, CancellationToken cancellation)
    {
        var name = DataKeyName.Parse(id) ?? throw new AlteredDataException(id);
        return _cache.Find(name) ?? await LoadAsync(name, cancellation) ?? throw new AlteredDataException(id);
    }

    /// <summary>Keys by their names.</summary>
    public async ValueTask<IReadOnlyDictionary<string, FoundKey>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        var found = new Dictionary<string, FoundKey>(ids.Count);
        foreach (var id in ids)
        {
            found[id] = await FindAsync(id, cancellation);
        }

        return found;
    }

    /// <summary>What the store has of a key; null if it was never made.</summary>
    public async Task<DataKeyRow?> RowAsync(DataKeyName name, CancellationToken cancellation) =>
        await store.DataKeys.FindAsync(name.Interface, DataKeyRow.RowKeyOf(name), cancellation) is { } row ? DataKeyRow.Of(row) : null;

    /// <summary>All keys, or those of one interface.</summary>
    public async Task<IReadOnlyList<DataKeyRow>> ListAsync(string? interfaceId, CancellationToken cancellation)
    {
        var filter = interfaceId is null ? null : TableClient.CreateQueryFilter($"PartitionKey eq {interfaceId}");
        return await store.DataKeys.QueryAsync<TableEntity>(filter, cancellationToken: cancellation).Select(DataKeyRow.Of).ToListAsync(cancellation);
    }

    /// <summary>Drops a key from memory; who needs it next asks the store.</summary>
    public void Forget(DataKeyName name) => _cache.Forget(name);

    private async Task<FoundKey?> LoadAsync(DataKeyName name, CancellationToken cancellation)
    {
        if (await RowAsync(name, cancellation) is not { } row)
        {
            return null;
        }

        if (row.Wrapped is not { } wrapped)
        {
            return _cache.Keep(name, new FoundKey(null, row.Destruction));
        }

        await NoteUseAsync(row, cancellation);
        var bytes = await platform.UnwrapAsync(wrapped, cancellation);
        var key = new DataKey(name, bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return _cache.Keep(name, new FoundKey(key, null));
    }

    private async Task<FoundKey> MakeAsync(DataKeyName name, CancellationToken cancellation)
    {
        var bytes = RandomNumberGenerator.GetBytes(DataKey.Size);
        var wrapped = await platform.WrapAsync(bytes, cancellation);
        var isOurs = await store.DataKeys.TryAddAsync(DataKeyRow.New(name, wrapped, clock.GetUtcNow()), cancellation);
        var found = isOurs ? _cache.Keep(name, new FoundKey(new DataKey(name, bytes), null)) : (await LoadAsync(name, cancellation))!;
        CryptographicOperations.ZeroMemory(bytes);
        return found;
    }

    /// <summary>Retention counts from the last use. What is fetched from here is used; a day's precision is enough.</summary>
    private async Task NoteUseAsync(DataKeyRow row, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (now - row.UsedAt < s_usedToTheDay)
        {
            return;
        }

        try
        {
            var used = new TableEntity(row.Entity.PartitionKey, row.Entity.RowKey) { ["usedAt"] = now };
            await store.DataKeys.UpdateEntityAsync(used, row.Entity.ETag, TableUpdateMode.Merge, cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // Another hub noted it at the same moment, or wrapped it anew.
        }
    }
}
