using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Hub.Azure;
using Hub.Azure.Profiles;
using Hub.Azure.Sources;
using Hub.Azure.Trust.Keys;
using Hub.Domain.Profiles;
using Hub.Embedded.Keys;

namespace Hub.Functions.Tests;

/// <summary>The profiles as they lie in an account, whatever hub wrote them.</summary>
internal static class StoredProfiles
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>All of them, by credit code.</summary>
    public static async Task<SortedDictionary<string, Profile>> ReadAsync(string account)
    {
        var store = new HubStore(new TableServiceClient(account), new BlobServiceClient(account));
        await store.EnsureCreatedAsync(Stop);
        var keys = new DataKeys(store, new FileKeys(AzuriteFixture.KeyFolder, TimeProvider.System), TimeProvider.System);
        var profiles = new ProfileStore(store, new SealedProfiles(keys, CatalogFiles.Load(Repository.PathOf("catalog"))));
        var all = new SortedDictionary<string, Profile>(StringComparer.Ordinal);
        var codes = store.Profiles.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey lt {ProfileRow.OutboxPrefix}"), select: ["RowKey"], cancellationToken: Stop);
        await foreach (var row in codes)
        {
            all[row.RowKey] = (await profiles.FindAsync(row.RowKey, Stop))!.Profile;
        }

        return all;
    }

    /// <summary>What a profile says: neither evidence nor times.</summary>
    public static string Describe(Profile profile) =>
        $"{profile.Code}\n{string.Concat(profile.Sections.Select(section => $"{section.InterfaceId}\n{Describe(section)}"))}";

    /// <summary>What a section says; empty for one of which nothing is known.</summary>
    public static string Describe(Section? section)
    {
        var text = new StringBuilder();
        text.Append(section?.AnsweredAsOf is null ? "" : "  answered\n");
        text.AppendJoin("", (section?.Quarantine ?? []).Select(note => $"  quarantine {note.Item} {note.Reasons}\n"));
        foreach (var item in section?.Items ?? [])
        {
            text.Append($"  {item.Key} {(item.Deleted ? "withdrawn" : Encoding.UTF8.GetString(item.Content.Span))}\n");
        }

        return text.ToString();
    }
}
