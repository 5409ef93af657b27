using Azure.Data.Tables;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Trust.Audit;

/// <summary>How far a chain is sealed.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="To">Last sealed sequence; 0: none.</param>
/// <param name="Head">Leaf hash of that entry; of the opening where none is sealed.</param>
/// <param name="Offset">Where the next entry begins in the log.</param>
/// <param name="OpenedAt">When the chain was opened.</param>
public sealed record ChainPosition(int Chain, long To, string Head, long Offset, DateTimeOffset OpenedAt)
{
    /// <summary>The position after a sealed range; of a range that was counted already, this one.</summary>
    public ChainPosition After(SealedRange range) =>
        range.To <= To ? this : this with { To = range.To, Head = range.Head, Offset = range.Offset + range.Length };
}

/// <summary>How far the record is sealed. Kept for speed only: all of it can be told from the seals.</summary>
/// <param name="Number">Last seal; 0: none.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="LastChain">Highest chain that was seen.</param>
/// <param name="PassAt">When the last pass began that left nothing unsealed.</param>
/// <param name="Chains">Chains that may still grow.</param>
public sealed record SealState(long Number, string Hash, int LastChain, DateTimeOffset PassAt, IReadOnlyList<ChainPosition> Chains);

/// <summary>Keeps the state of sealing in a table.</summary>
public sealed class SealStates(HubStore store, TimeProvider clock)
{
    private const string Partition = "sealing";
    private const string StateKey = "state";

    /// <summary>The state; of a new store, that nothing is sealed as of now.</summary>
    public async Task<SealState> ReadAsync(CancellationToken cancellation)
    {
        var rows = await store.AuditIndex.ListAsync(Partition, cancellation);
        if (rows.Find(r => r.RowKey == StateKey) is not { } row)
        {
            var begun = new SealState(0, ChainOpening.None, 0, clock.GetUtcNow(), []);
            return await store.AuditIndex.TryAddAsync(Row(begun), cancellation) ? begun : await ReadAsync(cancellation);
        }

        return new SealState(
            row.GetInt64("number")!.Value, row.GetString("hash"), row.GetInt32("lastChain")!.Value, row.GetDateTimeOffset("passAt")!.Value,
            [.. rows.Where(r => r.RowKey != StateKey).Select(Position)]);
    }

    /// <summary>When the last pass began that left nothing unsealed; null in a store that was never sealed.</summary>
    public async Task<DateTimeOffset?> PassAtAsync(CancellationToken cancellation) =>
        (await store.AuditIndex.FindAsync(Partition, StateKey, cancellation))?.GetDateTimeOffset("passAt");

    /// <summary>Keeps the chains first: a state that is behind them is put right from the seals.</summary>
    public async Task SaveAsync(SealState before, SealState now, CancellationToken cancellation)
    {
        foreach (var position in now.Chains.Except(before.Chains))
        {
            await store.AuditIndex.UpsertEntityAsync(Row(position), TableUpdateMode.Replace, cancellation);
        }

        await store.AuditIndex.UpsertEntityAsync(Row(now), TableUpdateMode.Replace, cancellation);
        foreach (var gone in before.Chains.ExceptBy(now.Chains.Select(c => c.Chain), c => c.Chain))
        {
            await store.AuditIndex.DeleteEntityAsync(Partition, Key(gone.Chain), cancellationToken: cancellation);
        }
    }

    private static TableEntity Row(SealState state) => new(Partition, StateKey)
    {
        ["number"] = state.Number,
        ["hash"] = state.Hash,
        ["lastChain"] = state.LastChain,
        ["passAt"] = state.PassAt,
    };

    private static TableEntity Row(ChainPosition position) => new(Partition, Key(position.Chain))
    {
        ["to"] = position.To,
        ["head"] = position.Head,
        ["offset"] = position.Offset,
        ["openedAt"] = position.OpenedAt,
    };

    private static ChainPosition Position(TableEntity row) => new(
        int.Parse(row.RowKey["chain-".Length..]), row.GetInt64("to")!.Value, row.GetString("head"), row.GetInt64("offset")!.Value,
        row.GetDateTimeOffset("openedAt")!.Value);

    private static string Key(int chain) => $"chain-{chain:d8}";
}
