using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace Hub.Azure.Profiles;

/// <summary>An enterprise that quality rules note something of.</summary>
/// <param name="CreditCode">Its credit code.</param>
/// <param name="Name">Its registered name; null if it is not known.</param>
/// <param name="Rules">The ids of the rules.</param>
public sealed record NotedProfile(string CreditCode, string? Name, IReadOnlyList<string> Rules);

/// <summary>Lists the enterprises with notes from the columns of their rows; no profile is read.</summary>
public sealed class NotedProfiles(HubStore store)
{
    private static readonly string[] s_columns = ["RowKey", "name", ProfileRow.NotesColumn];

    /// <summary>The enterprises with notes, in the order of buckets and codes.</summary>
    /// <param name="after">The last code of the page before; null for the first.</param>
    /// <param name="cancellation">Ends the listing.</param>
    public async IAsyncEnumerable<NotedProfile> ListAsync(string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        const string Noted = $"{ProfileRow.NotesColumn} gt ''";
        var filter = Noted;
        if (after is not null)
        {
            var bucket = ProfileRow.PartitionOf(store.Buckets.Of(after));
            var rest = TableClient.CreateQueryFilter($"(PartitionKey gt {bucket} or (PartitionKey eq {bucket} and RowKey gt {after}))");
            filter = $"{Noted} and {rest}";
        }

        await foreach (var row in store.Profiles.QueryAsync<TableEntity>(filter, select: s_columns, cancellationToken: cancellation))
        {
            yield return new NotedProfile(row.RowKey, row.GetString("name"), row.GetString(ProfileRow.NotesColumn).Split(' '));
        }
    }
}
