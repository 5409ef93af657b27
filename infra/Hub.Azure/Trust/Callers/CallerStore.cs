using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Data.Tables;
using Hub.Domain.Trust.Callers;

namespace Hub.Azure.Trust.Callers;

/// <summary>
/// Callers, a row each, and an index from the names of their keys and principals. Who calls is looked up with every request:
/// what is remembered of a caller is used only if no caller was changed since, so that what is revoked or disabled is refused
/// from the next request on, on every instance.
/// </summary>
public sealed class CallerStore(HubStore store, ChangeStamps changes, TimeProvider clock)
{
    /// <summary>Kind of the index by key.</summary>
    public const string ByKey = "key";

    /// <summary>Kind of the index by principal.</summary>
    public const string ByPrincipal = "principal";

    private const string Partition = "caller";
    private const int MostRemembered = 50_000;

    private readonly ConcurrentDictionary<string, string> _owners = new();
    private readonly Remembered<Registration> _remembered = new(changes, clock);

    /// <summary>The caller of that id, or null.</summary>
    public async Task<Registration?> FindAsync(string id, CancellationToken cancellation) =>
        await store.Callers.FindAsync(Partition, id, cancellation) is { } row ? Read(row) : null;

    /// <summary>The caller who has a key of that name, good or not; or null.</summary>
    public async Task<Registration?> FindByKeyAsync(string key, CancellationToken cancellation)
    {
        if (_owners.TryGetValue(key, out var known) && await CurrentAsync(known, cancellation) is { } caller && caller.Key(key) is not null)
        {
            return caller;
        }

        var owner = await OwnerAsync(ByKey, key, cancellation);
        if (owner?.Key(key) is not null)
        {
            Remember(key, owner.Id);
            return owner;
        }

        return null;
    }

    /// <summary>The caller that a principal of Entra ID signs in for, or null.</summary>
    public async Task<Registration?> FindByPrincipalAsync(string principal, CancellationToken cancellation) =>
        await OwnerAsync(ByPrincipal, principal, cancellation) is { } owner && owner.Principal == principal ? owner : null;

    /// <summary>Callers by id.</summary>
    /// <param name="after">The id to begin after; empty for the beginning.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<IReadOnlyList<Registration>> ListAsync(string after, int most, CancellationToken cancellation)
    {
        var found = new List<Registration>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {after}");
        await foreach (var row in store.Callers.QueryAsync<TableEntity>(filter, most, cancellationToken: cancellation))
        {
            found.Add(Read(row));
            if (found.Count == most)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>Adds a caller: false if there is one of that id.</summary>
    public async Task<bool> AddAsync(Registration caller, CancellationToken cancellation)
    {
        var isNew = await store.Callers.TryAddAsync(ToRow(caller), cancellation);
        await changes.RenewAsync(ChangeStamps.Callers, cancellation);
        return isNew;
    }

    /// <summary>Changes a caller as it is now; the change may be tried again when somebody else was quicker. Null if there is no such caller.</summary>
    public async Task<Registration?> ChangeAsync(string id, Func<Registration, Registration> change, CancellationToken cancellation)
    {
        while (await store.Callers.FindAsync(Partition, id, cancellation) is { } row)
        {
            var changed = change(Read(row));
            if (await store.Callers.TryReplaceAsync(ToRow(changed), row.ETag, cancellation))
            {
                await changes.RenewAsync(ChangeStamps.Callers, cancellation);
                return changed;
            }
        }

        return null;
    }

    /// <summary>
    /// Takes a name of a kind for a caller. A name that is left over from a step that was not finished, whose owner does not have
    /// it, is taken over.
    /// </summary>
    /// <returns>Null if it is the caller's now, otherwise the caller who has it.</returns>
    public async Task<Registration?> ClaimAsync(string kind, string name, string id, CancellationToken cancellation)
    {
        var row = new TableEntity(kind, name) { ["caller"] = id };
        if (await store.Callers.TryAddAsync(row, cancellation))
        {
            return null;
        }

        var owner = await OwnerAsync(kind, name, cancellation);
        if (owner is not null && owner.Id != id && (kind == ByKey ? owner.Key(name) is not null : owner.Principal == name))
        {
            return owner;
        }

        await store.Callers.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
        return null;
    }

    private async Task<Registration?> OwnerAsync(string kind, string name, CancellationToken cancellation) =>
        (await store.Callers.FindAsync(kind, name, cancellation))?.GetString("caller") is { } id ? await CurrentAsync(id, cancellation) : null;

    private Task<Registration?> CurrentAsync(string id, CancellationToken cancellation) =>
        _remembered.GetAsync(id, ChangeStamps.Callers, changes.Begun, FindAsync, cancellation);

    private void Remember(string key, string id)
    {
        if (_owners.Count >= MostRemembered)
        {
            _owners.Clear();
        }

        _owners[key] = id;
    }

    private static TableEntity ToRow(Registration caller) => new(Partition, caller.Id) { ["document"] = JsonSerializer.Serialize(caller, HubJson.Options) };

    private static Registration Read(TableEntity row) => JsonSerializer.Deserialize<Registration>(row.GetString("document"), HubJson.Options)!;
}
