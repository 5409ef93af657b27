using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Azure.Data.Tables;
using Hub.Azure.Evaluation;
using Hub.Azure.Profiles;
using Hub.Domain.Sharing.Publishing;

namespace Hub.Azure.Sharing.Publishing;

/// <summary>
/// What is to be published, kept beside the rows it is about: whoever writes rows inserts, in the same transaction, one entity with
/// their changes, so that what is committed will be published. The entities of a partition sort in the order in which they are to
/// be published: a row remembers the number of the entity that told its last change, and the next one's is higher, whatever clocks say.
/// </summary>
public static class Outbox
{
    private const string Prefix = ProfileRow.OutboxPrefix;
    private const int NumberLength = 19;
    private const string Changes = "changes";
    private const string Told = "told";

    /// <summary>Adds to a transaction what it does to rows; nothing if nobody needs to be told.</summary>
    /// <param name="actions">The transaction: the rows as they will be, with the evaluation's columns.</param>
    /// <param name="before">The rows as they were read, in the same order; null for a new row.</param>
    /// <param name="sections">The sections that changed, in the same order.</param>
    /// <param name="round">By what the rows are evaluated.</param>
    /// <param name="clock">The time.</param>
    public static void Add(
        List<TableTransactionAction> actions, IEnumerable<TableEntity?> before, IReadOnlyList<IReadOnlyList<string>> sections, EvaluationRound round,
        TimeProvider clock)
    {
        var written = before.Zip(actions, (b, a) => (Before: b, After: (TableEntity)a.Entity)).ToList();
        var number = Math.Max(clock.GetUtcNow().UtcTicks, 1 + written.Max(row => row.Before?.GetInt64(Told) ?? 0));
        var at = new DateTimeOffset(number, TimeSpan.Zero);
        var changes = new List<Change>();
        foreach (var (row, i) in written.Select((row, i) => (row, i)))
        {
            var change = ChangeOf(row.Before, row.After, sections[i], at, round);
            row.After[Told] = change.IsNothing ? row.Before?.GetInt64(Told) : number;
            changes.Add(change);
        }

        if (changes.RemoveAll(c => c.IsNothing) < written.Count)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.Add, ToEntity(actions[0].Entity.PartitionKey, number, changes)));
        }
    }

    /// <summary>What waits in a bucket, in the order in which it is to be published.</summary>
    /// <param name="store">The tables.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="most">Most entities.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<List<TableEntity>> WaitingAsync(HubStore store, int bucket, int most, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {ProfileRow.PartitionOf(bucket)} and RowKey ge {Prefix}");
        return await store.Profiles.QueryAsync<TableEntity>(filter, maxPerPage: most, cancellationToken: cancellation).Take(most).ToListAsync(cancellation);
    }

    /// <summary>When an entity was written, by its number.</summary>
    public static DateTimeOffset WrittenAt(TableEntity entity) =>
        new(long.Parse(entity.RowKey.AsSpan(Prefix.Length, NumberLength), CultureInfo.InvariantCulture), TimeSpan.Zero);

    /// <summary>The changes of an entity.</summary>
    public static IReadOnlyList<Change> ChangesOf(TableEntity entity)
    {
        using var packed = new MemoryStream(entity.GetBinary(Changes));
        using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<List<Change>>(brotli, HubJson.Options)!;
    }

    private static Change ChangeOf(
        TableEntity? before, TableEntity after, IReadOnlyList<string> sections, DateTimeOffset at, EvaluationRound round)
    {
        // Columns that a sweep does not write stand in the row as it was read.
        var whole = after.ContainsKey("version") ? after : before!;
        var rulebook = round.Method.Rulebook;
        return new Change(
            after.RowKey, whole.GetInt32("version")!.Value, at, sections, rulebook.Version,
            before is null ? Standing.None : EvaluationColumns.StandingOf(before, rulebook), EvaluationColumns.StandingOf(after, rulebook),
            whole.GetString("region"), whole.GetString("industry"));
    }

    private static TableEntity ToEntity(string partition, long number, List<Change> changes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, changes, HubJson.Options);
        }

        return new TableEntity(partition, $"{Prefix}{number:d19}-{Guid.NewGuid():N}") { [Changes] = packed.ToArray() };
    }
}
