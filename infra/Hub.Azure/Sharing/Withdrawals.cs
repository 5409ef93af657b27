using Azure;
using Azure.Data.Tables;

namespace Hub.Azure.Sharing;

/// <summary>
/// The consents that nothing in a bank's feed may rest on any more. They are rows of the bank's partition, beside a stamp that is
/// renewed with each of them: whoever has read them before asks for the stamp, one small row, however many were revoked.
/// </summary>
public sealed class Withdrawals(HubStore store, TimeProvider clock)
{
    /// <summary>First character of the row keys of withdrawn consents.</summary>
    internal const string Prefix = "w";

    private const string StampKey = "consents";

    /// <summary>From now on nothing that rests on a consent is told to a bank, also what waits in its feed.</summary>
    public Task WithdrawAsync(string bank, string consent, CancellationToken cancellation) => store.Feeds.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.UpsertReplace, new TableEntity(bank, Prefix + consent) { ["at"] = clock.GetUtcNow() }),
            new(TableTransactionActionType.UpsertReplace, NewStamp(bank)),
        ],
        cancellation);

    /// <summary>The consent holds again. A process killed in between leaves an old stamp: who reads on learns of it with his next turn.</summary>
    public async Task RestoreAsync(string bank, string consent, CancellationToken cancellation)
    {
        await store.Feeds.DeleteEntityAsync(bank, Prefix + consent, ETag.All, cancellation);
        await store.Feeds.UpsertEntityAsync(NewStamp(bank), TableUpdateMode.Replace, cancellation);
    }

    /// <summary>The consents, as they are now.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="before">What was read before; null for nothing. It is returned if it still holds.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<WithdrawnConsents> ReadAsync(string bank, WithdrawnConsents? before, CancellationToken cancellation)
    {
        var stamp = (await store.Feeds.FindAsync(bank, StampKey, cancellation))?.GetString("stamp");
        return before is not null && before.Stamp == stamp ? before : new WithdrawnConsents(stamp, await ListAsync(bank, cancellation));
    }

    private async Task<HashSet<string>> ListAsync(string bank, CancellationToken cancellation)
    {
        var (from, to) = (Prefix, Prefix + "~");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {bank} and RowKey ge {from} and RowKey lt {to}");
        return await store.Feeds.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellation)
            .Select(row => row.RowKey[Prefix.Length..])
            .ToHashSetAsync(cancellationToken: cancellation);
    }

    private static TableEntity NewStamp(string bank) => new(bank, StampKey) { ["stamp"] = Guid.NewGuid().ToString("N") };
}

/// <summary>Consents of a bank that nothing may rest on.</summary>
/// <param name="Stamp">Another one as soon as another consent is withdrawn or holds again; null if none ever was.</param>
/// <param name="Ids">Their ids.</param>
public sealed record WithdrawnConsents(string? Stamp, IReadOnlySet<string> Ids);
