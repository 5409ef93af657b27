using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Hub.Domain.Sharing.Deliveries;
using Hub.Domain.Sharing.Subscriptions;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Sharing;

/// <summary>
/// Subscriptions, each with the secrets it signs with (wrapped by the platform's key) and, in a row of its own, how far its
/// deliveries are: who pauses a subscription and who delivers it do not get in each other's way.
/// </summary>
public sealed class Subscriptions(HubStore store, IPlatformKeys keys, TimeProvider clock)
{
    /// <summary>Most subscriptions of one bank.</summary>
    public const int MostOfBank = 50;

    private const string ProgressSuffix = "~progress";
    private const string Definition = "definition";
    private const string Secrets = "secrets";

    /// <summary>How long the secret before still signs after a rotation.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    /// <summary>All subscriptions of a bank.</summary>
    public async Task<IReadOnlyList<Subscription>> ListAsync(string bank, CancellationToken cancellation) =>
        [.. (await store.Subscriptions.ListAsync(bank, cancellation)).Where(r => !r.RowKey.EndsWith(ProgressSuffix, StringComparison.Ordinal)).Select(Read)];

    /// <summary>All subscriptions of all banks.</summary>
    public async IAsyncEnumerable<Subscription> ListAllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in store.Subscriptions.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            if (!row.RowKey.EndsWith(ProgressSuffix, StringComparison.Ordinal))
            {
                yield return Read(row);
            }
        }
    }

    /// <summary>A subscription, or null.</summary>
    public async Task<Subscription?> FindAsync(string bank, string id, CancellationToken cancellation) =>
        await store.Subscriptions.FindAsync(bank, id, cancellation) is { } row && row.ContainsKey(Definition) ? Read(row) : null;

    /// <summary>Makes a subscription that begins at a number of the feed; returns the secret, which is told this once.</summary>
    public async Task<string> CreateAsync(Subscription subscription, long cursor, CancellationToken cancellation)
    {
        var secret = RandomNumberGenerator.GetBytes(WebhookSecret.Size);
        var row = new TableEntity(subscription.Bank, subscription.Id)
        {
            [Definition] = JsonSerializer.Serialize(subscription, HubJson.Options),
            [Secrets] = JsonSerializer.Serialize<List<KeptSecret>>([new(await keys.WrapAsync(secret, cancellation), null)], HubJson.Options),
        };
        await store.Subscriptions.TryAddAsync(Entity(subscription.Bank, subscription.Id, new Progress { Cursor = cursor }), cancellation);
        await store.Subscriptions.AddEntityAsync(row, cancellation);
        return WebhookSecret.Write(secret);
    }

    /// <summary>Changes a subscription; null if there is none.</summary>
    public async Task<Subscription?> ChangeAsync(string bank, string id, Func<Subscription, Subscription> change, CancellationToken cancellation)
    {
        while (await store.Subscriptions.FindAsync(bank, id, cancellation) is { } row && row.ContainsKey(Definition))
        {
            var changed = change(Read(row));
            row[Definition] = JsonSerializer.Serialize(changed, HubJson.Options);
            if (await store.Subscriptions.TryReplaceAsync(row, row.ETag, cancellation))
            {
                return changed;
            }
        }

        return null;
    }

    /// <summary>Makes a new secret, told this once; the one before goes on signing beside it for <see cref="Overlap"/>. Null if there is no such subscription.</summary>
    public async Task<string?> RotateAsync(string bank, string id, CancellationToken cancellation)
    {
        var secret = RandomNumberGenerator.GetBytes(WebhookSecret.Size);
        var wrapped = await keys.WrapAsync(secret, cancellation);
        while (await store.Subscriptions.FindAsync(bank, id, cancellation) is { } row && row.ContainsKey(Secrets))
        {
            var before = Kept(row)[0] with { Until = clock.GetUtcNow() + Overlap };
            row[Secrets] = JsonSerializer.Serialize<List<KeptSecret>>([new(wrapped, null), before], HubJson.Options);
            if (await store.Subscriptions.TryReplaceAsync(row, row.ETag, cancellation))
            {
                return WebhookSecret.Write(secret);
            }
        }

        return null;
    }

    /// <summary>The secrets that sign now: one, or two after a rotation.</summary>
    public async Task<IReadOnlyList<byte[]>> SecretsAsync(string bank, string id, CancellationToken cancellation)
    {
        TableEntity row = await store.Subscriptions.GetEntityAsync<TableEntity>(bank, id, cancellationToken: cancellation);
        return await SecretsAsync(row.GetString(Secrets), cancellation);
    }

    /// <summary>The secrets that sign now, out of what a subscription's row keeps.</summary>
    public async Task<IReadOnlyList<byte[]>> SecretsAsync(string kept, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var secrets = JsonSerializer.Deserialize<List<KeptSecret>>(kept, HubJson.Options)!;
        return await Task.WhenAll(secrets.Where(s => s.Until is null || s.Until > now).Select(s => keys.UnwrapAsync(s.Key, cancellation)));
    }

    /// <summary>All that a delivery needs to know, in one request; null if there is no such subscription.</summary>
    public async Task<Delivering?> DeliveringAsync(string bank, string id, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {bank} and RowKey ge {id} and RowKey le {id + ProgressSuffix}");
        var rows = await store.Subscriptions.QueryAsync<TableEntity>(filter, cancellationToken: cancellation)
            .ToDictionaryAsync(row => row.RowKey, cancellationToken: cancellation);
        return rows.TryGetValue(id, out var row) && rows.TryGetValue(id + ProgressSuffix, out var progress)
            ? new Delivering(Read(row), ProgressOf(progress), progress.ETag, row.GetString(Secrets))
            : null;
    }

    /// <summary>Removes a subscription.</summary>
    public async Task DeleteAsync(string bank, string id, CancellationToken cancellation)
    {
        await store.Subscriptions.DeleteEntityAsync(bank, id, ETag.All, cancellation);
        await store.Subscriptions.DeleteEntityAsync(bank, id + ProgressSuffix, ETag.All, cancellation);
    }

    /// <summary>How far the deliveries of a subscription are.</summary>
    public async Task<(Progress Progress, ETag Version)> ProgressAsync(string bank, string id, CancellationToken cancellation)
    {
        TableEntity row = await store.Subscriptions.GetEntityAsync<TableEntity>(bank, id + ProgressSuffix, cancellationToken: cancellation);
        return (ProgressOf(row), row.ETag);
    }

    /// <summary>Notes how far deliveries are; null if somebody else noted something meanwhile, for example a replay.</summary>
    public async Task<ETag?> TryNoteAsync(string bank, string id, Progress progress, ETag version, CancellationToken cancellation)
    {
        try
        {
            var written = await store.Subscriptions.UpdateEntityAsync(Entity(bank, id, progress), version, TableUpdateMode.Replace, cancellation);
            return written.Headers.ETag;
        }
        catch (RequestFailedException e) when (e.Status is 412 or 404)
        {
            return null;
        }
    }

    /// <summary>Begins again behind a number, or from where it stands; no failure counts any more. False if there is no such subscription.</summary>
    public async Task<bool> RestartAsync(string bank, string id, long? cursor, CancellationToken cancellation)
    {
        while (await FindAsync(bank, id, cancellation) is not null)
        {
            var (progress, version) = await ProgressAsync(bank, id, cancellation);
            if (await TryNoteAsync(bank, id, progress.Restart(cursor ?? progress.Cursor), version, cancellation) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static TableEntity Entity(string bank, string id, Progress progress) => new(bank, id + ProgressSuffix)
    {
        ["progress"] = JsonSerializer.Serialize(progress, HubJson.Options),
    };

    private static Progress ProgressOf(TableEntity row) => JsonSerializer.Deserialize<Progress>(row.GetString("progress"), HubJson.Options)!;

    private static Subscription Read(TableEntity row) => JsonSerializer.Deserialize<Subscription>(row.GetString(Definition), HubJson.Options)!;

    private static List<KeptSecret> Kept(TableEntity row) => JsonSerializer.Deserialize<List<KeptSecret>>(row.GetString(Secrets), HubJson.Options)!;

    private sealed record KeptSecret(WrappedKey Key, DateTimeOffset? Until);
}

/// <summary>A subscription whose turn it is.</summary>
/// <param name="Subscription">What is wanted.</param>
/// <param name="Progress">How far its deliveries are.</param>
/// <param name="Version">The version of the progress.</param>
/// <param name="Secrets">What it signs with, wrapped; the same text, the same secrets.</param>
public sealed record Delivering(Subscription Subscription, Progress Progress, ETag Version, string Secrets);
