using Azure;
using Azure.Data.Tables;
using Hub.Azure.Evaluation;
using Hub.Azure.Sharing.Publishing;
using Hub.Domain.Intake.Quality;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;

namespace Hub.Azure.Profiles;

/// <summary>What a build makes of one enterprise.</summary>
/// <param name="Row">The row as read; null if there is none yet.</param>
/// <param name="Next">The profile after folding.</param>
/// <param name="Changed">The sections that changed; none means no new version.</param>
/// <param name="Asked">When each perSubject interface last answered.</param>
public sealed record ProfileChange(
    ProfileRow? Row, Profile Next, IReadOnlyList<string> Changed, IReadOnlyDictionary<string, DateTimeOffset> Asked)
{
    /// <summary>Not even the time of the last answer changed.</summary>
    public bool IsNothing => Changed.Count == 0 && (Row is null || Asked.All(a => Row.Asked.TryGetValue(a.Key, out var at) && at == a.Value));
}

/// <summary>
/// Writes changed profiles: first one history blob with the new versions, then the rows in entity-group transactions, each
/// with an outbox entity of its own, so that what is committed will be published. Every row is evaluated as it is written.
/// </summary>
public sealed class ProfileWriter(HubStore store, SealedProfiles seals, Milestones milestones, Catalog catalog, QualityRules rules, TimeProvider clock)
{
    /// <summary>An entity-group transaction takes 100 entities; one place is the outbox's.</summary>
    private const int MostRows = 99;

    /// <summary>An entity-group transaction takes 4 MiB; the packed profiles stay well below.</summary>
    private const int MostBytes = 2 * 1024 * 1024;

    /// <summary>Writes the changes.</summary>
    /// <param name="changes">What the build made of each enterprise.</param>
    /// <param name="round">By what the rows are evaluated.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <returns>The codes whose rows somebody else changed meanwhile: to be folded again.</returns>
    public async Task<HashSet<string>> WriteAsync(IReadOnlyList<ProfileChange> changes, EvaluationRound round, CancellationToken cancellation)
    {
        var versions = changes.Where(c => !c.IsNothing).Select(c => c.Changed.Count > 0 ? NewVersion(c) : c).ToList();
        var rows = await WriteHistoryAsync(versions, cancellation);
        var conflicts = new HashSet<string>();
        await Parallel.ForEachAsync(
            Transactions(rows),
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellation },
            async (transaction, stop) =>
            {
                if (!await TryCommitAsync(transaction, round, stop))
                {
                    lock (conflicts)
                    {
                        conflicts.UnionWith(transaction.Select(r => r.Change.Next.Code));
                    }
                }
            });
        return conflicts;
    }

    /// <summary>One version further, never earlier than the one before.</summary>
    private ProfileChange NewVersion(ProfileChange change)
    {
        var before = change.Row?.Profile;
        var now = clock.GetUtcNow();
        return change with
        {
            Next = change.Next with
            {
                Version = (before?.Version ?? 0) + 1,
                VersionTime = before is not null && now <= before.VersionTime ? before.VersionTime.AddTicks(1) : now,
                Previous = change.Row?.Pointer,
                CatalogVersion = catalog.Version,
            },
        };
    }

    private async Task<List<Written>> WriteHistoryAsync(List<ProfileChange> changes, CancellationToken cancellation)
    {
        var blob = $"{clock.GetUtcNow().UtcDateTime:yyyyMMdd}/{Guid.NewGuid():N}";
        var keyOf = await seals.CurrentKeysAsync(changes.Select(c => c.Next), cancellation);
        using var history = new MemoryStream();
        var written = new List<Written>(changes.Count);
        foreach (var change in changes)
        {
            var packed = ProfileBytes.Pack(change.Next, keyOf);
            var pointer = change.Changed.Count > 0 ? new VersionPointer(blob, history.Position, packed.Length) : change.Row!.Pointer;
            if (change.Changed.Count > 0)
            {
                history.Write(packed);
            }

            written.Add(new Written(change, packed, pointer));
        }

        if (history.Length > 0)
        {
            history.Position = 0;
            await store.History.GetBlobClient(blob).UploadAsync(history, overwrite: false, cancellation);
        }

        return written;
    }

    private IEnumerable<List<Written>> Transactions(List<Written> rows)
    {
        foreach (var bucket in rows.GroupBy(r => store.Buckets.Of(r.Change.Next.Code)))
        {
            var transaction = new List<Written>();
            foreach (var row in bucket)
            {
                if (transaction.Count == MostRows || transaction.Sum(r => r.Packed.Length) + row.Packed.Length > MostBytes)
                {
                    yield return transaction;
                    transaction = [];
                }

                transaction.Add(row);
            }

            yield return transaction;
        }
    }

    private async Task<bool> TryCommitAsync(List<Written> rows, EvaluationRound round, CancellationToken cancellation)
    {
        var replaced = rows.Select(r => r.Change).Where(c => c.Changed.Count > 0 && c.Row is not null).Select(c => (c.Row!, c.Next.VersionTime));
        await milestones.NoteAsync(replaced, cancellation);
        var partition = ProfileRow.PartitionOf(store.Buckets.Of(rows[0].Change.Next.Code));
        var actions = rows.Select(r => ActionOf(partition, r, round)).ToList();
        Outbox.Add(actions, rows.Select(r => r.Change.Row?.Entity), [.. rows.Select(r => r.Change.Changed)], round, clock);

        try
        {
            await store.Profiles.SubmitTransactionAsync(actions, cancellation);
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status is 409 or 412 or 404)
        {
            return false;
        }
    }

    private TableTransactionAction ActionOf(string partition, Written row, EvaluationRound round)
    {
        var before = row.Change.Row is { } read ? ProfileRow.NotesOf(read.Entity, rules) : null;
        var notes = SectionNotes.RulesOf(row.Change.Next, rules, row.Change.Changed, before);
        var entity = ProfileRow.ToEntity(partition, row.Change.Next, row.Packed, row.Pointer, row.Change.Asked, rules, notes);
        EvaluationColumns.Write(entity, round.Evaluate(row.Change.Next, row.Change.Asked), round.Method);
        return row.Change.Row is { } current
            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, current.Entity.ETag)
            : new TableTransactionAction(TableTransactionActionType.Add, entity);
    }

    private sealed record Written(ProfileChange Change, byte[] Packed, VersionPointer Pointer);
}
