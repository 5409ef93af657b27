using Azure.Data.Tables;
using Hub.Azure.Profiles;
using Hub.Domain.Trust.Audit;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Trust.Audit;

/// <summary>
/// Seals what was written since the last seal, of all chains, also of hubs that are gone. One sealer at a time by a lease; a
/// seal's number can be taken once, so two that both believe to hold it do not fork the chain of seals.
/// </summary>
public sealed class AuditSealing(
    HubStore store, AuditBlobs blobs, SealStates states, UnsealedEntries unsealed, AccessIndex index, IPlatformKeys keys, TimeProvider clock)
{
    private const string LeaseName = "audit-sealing";

    /// <summary>Seals all that had been written when it began. Does nothing while another hub seals.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var lease = await RangeLease.TryTakeAsync(store, LeaseName, clock, cancellation);
        if (lease is null)
        {
            return;
        }

        var began = clock.GetUtcNow();
        var kept = await states.ReadAsync(lease.Held);
        var state = await CatchUpAsync(await unsealed.DiscoverAsync(kept, lease.Held), lease.Held);
        bool hasMore;
        do
        {
            var parts = await unsealed.ReadAsync(state, lease.Held);
            hasMore = parts.Any(p => p.HasMore);
            state = parts.Count > 0 ? await SealAsync(state, parts, lease.Held) : state;
        }
        while (hasMore);

        // Nobody writes to a chain of that age any more.
        var growing = state.Chains.Where(c => began - c.OpenedAt < 2 * ChainOpening.Life);
        await states.SaveAsync(kept, state with { PassAt = began, Chains = [.. growing] }, lease.Held);
    }

    /// <summary>Takes over seals that a killed sealer made and did not note.</summary>
    private async Task<SealState> CatchUpAsync(SealState state, CancellationToken cancellation)
    {
        while (await blobs.FindSealAsync(state.Number + 1, cancellation) is { } text)
        {
            state = await NoteAsync(state, SealDocument.Parse(text), cancellation);
        }

        return state;
    }

    /// <summary>The index and the leaf hashes come before the seal: what is sealed can be found.</summary>
    private async Task<SealState> SealAsync(SealState state, IReadOnlyList<UnsealedPart> parts, CancellationToken cancellation)
    {
        await index.WriteAsync([.. parts.SelectMany(p => p.Entries)], cancellation);
        List<byte[]> leaves = [.. parts.SelectMany(p => p.Leaves)];
        var root = Convert.ToHexStringLower(MerkleTree.Root(leaves));
        var seal = new Seal(state.Number + 1, state.Hash, clock.GetUtcNow(), root, [.. parts.Select(p => p.Range)]);
        await blobs.AddLeavesAsync(seal.Number, root, [.. leaves.SelectMany(l => l)], cancellation);
        var document = await SealDocument.SignAsync(seal, keys, cancellation);
        return await blobs.TryAddSealAsync(document, cancellation)
            ? await NoteAsync(state, document, cancellation)
            : throw new InvalidOperationException($"Seal {seal.Number} was made by another hub meanwhile; the next pass goes on after it.");
    }

    /// <summary>Notes which seal covers the entries, for proofs.</summary>
    private async Task<SealState> NoteAsync(SealState state, SealDocument document, CancellationToken cancellation)
    {
        foreach (var range in document.Seal.Ranges)
        {
            var row = new TableEntity(EntryProofs.Partition(range.Chain), EntryProofs.RowKey(range.To)) { ["seal"] = document.Seal.Number };
            await store.AuditIndex.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
        }

        var sealed_ = document.Seal.Ranges.ToDictionary(r => r.Chain);
        var chains = state.Chains.Select(c => sealed_.TryGetValue(c.Chain, out var range) ? c.After(range) : c);
        return state with { Number = document.Seal.Number, Hash = document.Hash, Chains = [.. chains] };
    }
}
