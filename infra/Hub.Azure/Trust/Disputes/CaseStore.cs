using Azure;
using Azure.Data.Tables;
using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Domain.Profiles;
using Hub.Domain.Trust.Disputes;

namespace Hub.Azure.Trust.Disputes;

/// <summary>The cases of a range that mark profiles, as a build reads them.</summary>
/// <param name="Rows">Each with the mark that tells whether it changed since.</param>
public sealed record MarkedCases(IReadOnlyList<(ICase Case, ETag ETag, bool IsUnbuilt)> Rows)
{
    private readonly ILookup<string, ICase> _byCode = Rows.ToLookup(r => r.Case.CreditCode, r => r.Case);

    /// <summary>The enterprises whose profile does not carry its marks yet.</summary>
    public IReadOnlyCollection<string> Unbuilt { get; } = [.. Rows.Where(r => r.IsUnbuilt).Select(r => r.Case.CreditCode).Distinct()];

    /// <summary>The marks of an enterprise.</summary>
    public IReadOnlyList<Mark> Of(string creditCode) => Mark.Ordered(_byCode[creditCode].SelectMany(c => c.Marks));
}

/// <summary>
/// Cases in the table <c>cases</c>. The row of a case is the truth of its marks: whoever changes them has the range built, and until it is,
/// the row says that it is unbuilt, so that a lost token is made good.
/// </summary>
public sealed class CaseStore(HubStore store, Tokens tokens, TimeProvider clock)
{
    private const int MostAttempts = 20;

    /// <summary>Most cases of one enterprise. [P]</summary>
    public const int MostOfEnterprise = 2_000;

    /// <summary>The case, or null.</summary>
    public async Task<T?> FindAsync<T>(string id, CancellationToken cancellation)
        where T : class, ICase =>
        CaseId.CreditCodeOf(id, CaseRow.KindOf<T>()) is { } code && await store.Cases.FindAsync(PartitionOf(code), id, cancellation) is { } row
            ? (T)CaseRow.Read(row)
            : null;

    /// <summary>All cases of an enterprise, by name.</summary>
    public async Task<IReadOnlyList<ICase>> ListAsync(string creditCode, CancellationToken cancellation)
    {
        var (from, to) = ($"{creditCode}-", $"{creditCode}.");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(creditCode)} and RowKey ge {from} and RowKey lt {to}");
        return [.. (await RowsAsync(filter, cancellation)).Select(CaseRow.Read)];
    }

    /// <summary>All cases that somebody still has to do something in.</summary>
    public async Task<IReadOnlyList<ICase>> OpenAsync(CancellationToken cancellation) =>
        [.. (await RowsAsync("open eq true", cancellation)).Select(CaseRow.Read)];

    /// <summary>The cases that the hub has to look at now, and those that are not in their profiles.</summary>
    public async Task<IReadOnlyList<ICase>> WakingAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return [.. (await RowsAsync(TableClient.CreateQueryFilter($"(wake le {now} or unbuilt eq true)"), cancellation)).Select(CaseRow.Read)];
    }

    /// <summary>Adds a case under the enterprise's next number.</summary>
    /// <exception cref="TooManyCasesException">The enterprise has as many as it may have.</exception>
    public async Task<T> AddAsync<T>(string creditCode, Func<string, T> make, CancellationToken cancellation)
        where T : class, ICase
    {
        var kind = CaseRow.KindOf<T>();
        for (var number = (await ListAsync(creditCode, cancellation)).Count(c => CaseId.KindOf(c.Id) == kind) + 1; number <= MostOfEnterprise; number++)
        {
            var made = make(CaseId.Of(creditCode, kind, number));
            if (await store.Cases.TryAddAsync(CaseRow.Of(PartitionOf(creditCode), made, made.Marks.Count > 0), cancellation))
            {
                await AskForBuildAsync(made, cancellation);
                return made;
            }
        }

        throw new TooManyCasesException(creditCode);
    }

    /// <summary>Takes a case a step further; tried again where somebody else changed it meanwhile.</summary>
    /// <exception cref="CaseStateException">The step is not possible where the case stands now.</exception>
    public async Task<T> ChangeAsync<T>(string id, Func<T, T> step, CancellationToken cancellation)
        where T : class, ICase
    {
        var partition = PartitionOf(CaseId.CreditCodeOf(id, CaseRow.KindOf<T>())!);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            TableEntity row = await store.Cases.GetEntityAsync<TableEntity>(partition, id, cancellationToken: cancellation);
            var before = (T)CaseRow.Read(row);
            var next = step(before);
            var isMarkedAnew = !next.Marks.SequenceEqual(before.Marks);
            if (ReferenceEquals(next, before))
            {
                return next;
            }

            if (await store.Cases.TryReplaceAsync(CaseRow.Of(partition, next, isMarkedAnew || CaseRow.IsUnbuilt(row)), row.ETag, cancellation))
            {
                await (isMarkedAnew ? AskForBuildAsync(next, cancellation) : Task.CompletedTask);
                return next;
            }
        }

        throw new InvalidOperationException($"Case {id} was changed by others {MostAttempts} times in a row.");
    }

    /// <summary>Has the enterprise's range built: the profile is to carry the case's marks.</summary>
    public Task AskForBuildAsync(ICase @case, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return tokens.SendAsync(new BuildRange(store.Buckets.RangeOf(@case.CreditCode)), $"{@case.Id}-{now.UtcTicks / TimeSpan.TicksPerSecond}-{@case.Marks.Count}", now, cancellation);
    }

    /// <summary>The cases of a range that mark profiles or did so when they were last built.</summary>
    public async Task<MarkedCases> MarkedAsync(int range, CancellationToken cancellation)
    {
        var buckets = store.Buckets.Of(range);
        var (first, last) = (ProfileRow.PartitionOf(buckets[0]), ProfileRow.PartitionOf(buckets[^1]));
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last} and (marked eq true or unbuilt eq true)");
        return new MarkedCases([.. (await RowsAsync(filter, cancellation)).Select(row => (CaseRow.Read(row), row.ETag, CaseRow.IsUnbuilt(row)))]);
    }

    /// <summary>Notes that the profiles carry the marks, but for cases that changed meanwhile.</summary>
    public async Task NoteBuiltAsync(MarkedCases marked, CancellationToken cancellation)
    {
        foreach (var (@case, etag, _) in marked.Rows.Where(r => r.IsUnbuilt))
        {
            try
            {
                await store.Cases.UpdateEntityAsync(CaseRow.Built(PartitionOf(@case.CreditCode), @case.Id), etag, TableUpdateMode.Merge, cancellation);
            }
            catch (RequestFailedException e) when (e.Status == 412)
            {
                // It says something new already: the token of that change builds again.
            }
        }
    }

    private string PartitionOf(string creditCode) => ProfileRow.PartitionOf(store.Buckets.Of(creditCode));

    private async Task<List<TableEntity>> RowsAsync(string filter, CancellationToken cancellation)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in store.Cases.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }
}

/// <summary>An enterprise has as many cases as it may have.</summary>
public sealed class TooManyCasesException(string creditCode)
    : Exception($"Enterprise {creditCode} has {CaseStore.MostOfEnterprise} cases of that kind, the most there may be.");
