using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Hub.Domain.Profiles;

namespace Hub.Azure.Profiles;

/// <summary>Reads profiles: the current version from its row, earlier ones from the history.</summary>
public sealed class ProfileStore(HubStore store)
{
    /// <summary>The current version, or null if nothing is known of the enterprise.</summary>
    public async Task<ProfileRow?> FindAsync(string code, CancellationToken cancellation)
    {
        var partition = ProfileRow.PartitionOf(store.Buckets.Of(code));
        return await store.Profiles.FindAsync(partition, code, cancellation) is { } entity ? await ToRowAsync(entity, cancellation) : null;
    }

    /// <summary>The version that was current at an instant, or null if there was none yet.</summary>
    public async Task<ProfileRow?> FindAsync(string code, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var row = await FindAsync(code, cancellation);
        while (row is not null && row.Profile.VersionTime > asOf)
        {
            row = row.Profile.Previous is { } previous
                ? row with { Profile = await ReadAsync(previous, cancellation), Pointer = previous }
                : null;
        }

        return row;
    }

    /// <summary>The rows of some enterprises of one bucket, by code.</summary>
    public async Task<Dictionary<string, ProfileRow>> ListAsync(int bucket, IReadOnlyCollection<string> codes, CancellationToken cancellation)
    {
        const int FewerArePointReads = 4;
        var rows = new Dictionary<string, ProfileRow>();
        if (codes.Count < FewerArePointReads)
        {
            foreach (var code in codes)
            {
                if (await FindAsync(code, cancellation) is { } row)
                {
                    rows[code] = row;
                }
            }

            return rows;
        }

        await foreach (var entity in ProfilesOf(bucket, null, null, cancellation))
        {
            if (codes.Contains(entity.RowKey))
            {
                rows[entity.RowKey] = await ToRowAsync(entity, cancellation);
            }
        }

        return rows;
    }

    /// <summary>The rows of one bucket.</summary>
    public Task<IReadOnlyList<ProfileRow>> ListAsync(int bucket, CancellationToken cancellation) => QueryAsync(FilterOf(bucket, null), cancellation);

    /// <summary>The rows of one bucket that a filter lets through.</summary>
    public Task<IReadOnlyList<ProfileRow>> ListAsync(int bucket, string filter, CancellationToken cancellation) =>
        QueryAsync($"{FilterOf(bucket, null)} and {filter}", cancellation);

    /// <summary>Enterprises of which an interface has not answered since an instant, in the order of buckets and codes.</summary>
    /// <param name="interfaceId">The interface.</param>
    /// <param name="after">The last code of the page before; null for the first.</param>
    /// <param name="staleBefore">Answers before this are stale.</param>
    /// <param name="most">Size of the page.</param>
    /// <param name="cancellation">Ends the listing.</param>
    public async Task<IReadOnlyList<string>> StaleAsync(
        string interfaceId, string? after, DateTimeOffset staleBefore, int most, CancellationToken cancellation)
    {
        var column = ProfileRow.AskedColumn(interfaceId);
        var codes = new List<string>(most);
        for (var bucket = after is null ? 0 : store.Buckets.Of(after); bucket < store.Buckets.Count && codes.Count < most; bucket++)
        {
            var from = after is not null && bucket == store.Buckets.Of(after) ? after : null;
            await foreach (var entity in ProfilesOf(bucket, from, ["RowKey", column], cancellation))
            {
                if (!(entity.GetDateTimeOffset(column) >= staleBefore))
                {
                    codes.Add(entity.RowKey);
                }

                if (codes.Count == most)
                {
                    break;
                }
            }
        }

        return codes;
    }

    /// <summary>A version out of the history.</summary>
    public async Task<Profile> ReadAsync(VersionPointer pointer, CancellationToken cancellation)
    {
        var range = new BlobDownloadOptions { Range = new HttpRange(pointer.Offset, pointer.Length) };
        var content = await store.History.GetBlobClient(pointer.Blob).DownloadContentAsync(range, cancellation);
        return ProfileBytes.Unpack(content.Value.Content.ToMemory());
    }

    private async Task<IReadOnlyList<ProfileRow>> QueryAsync(string filter, CancellationToken cancellation)
    {
        var rows = new List<ProfileRow>();
        await foreach (var entity in store.Profiles.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            rows.Add(await ToRowAsync(entity, cancellation));
        }

        return rows;
    }

    private AsyncPageable<TableEntity> ProfilesOf(int bucket, string? after, string[]? select, CancellationToken cancellation) =>
        store.Profiles.QueryAsync<TableEntity>(FilterOf(bucket, after), select: select, cancellationToken: cancellation);

    private static string FilterOf(int bucket, string? after)
    {
        var partition = ProfileRow.PartitionOf(bucket);
        return TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey gt {after ?? ""} and RowKey lt {ProfileRow.OutboxPrefix}");
    }

    private async Task<ProfileRow> ToRowAsync(TableEntity entity, CancellationToken cancellation)
    {
        var pointer = ProfileRow.PointerOf(entity);
        var packed = ProfileRow.PackedOf(entity);
        var profile = packed.Length > 0 ? ProfileBytes.Unpack(packed) : await ReadAsync(pointer, cancellation);
        return new ProfileRow(profile, pointer, ProfileRow.AskedOf(entity), entity);
    }
}
