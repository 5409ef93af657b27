using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Trust.Audit;

/// <summary>Consecutive entries of one chain that no seal covers yet.</summary>
/// <param name="Range">Which.</param>
/// <param name="Leaves">Their leaf hashes.</param>
/// <param name="Entries">The entries.</param>
/// <param name="HasMore">Whether the log goes on after them.</param>
public sealed record UnsealedPart(SealedRange Range, IReadOnlyList<byte[]> Leaves, IReadOnlyList<ChainedEntry> Entries, bool HasMore);

/// <summary>Reads what was written after the last seal.</summary>
public sealed class UnsealedEntries(AuditBlobs blobs)
{
    /// <summary>Most bytes of one chain that are read at a time.</summary>
    private const long MostBytes = 8 << 20;

    /// <summary>The state with the chains that were opened since.</summary>
    public async Task<SealState> DiscoverAsync(SealState state, CancellationToken cancellation)
    {
        var chains = state.Chains.ToList();
        var last = state.LastChain;
        while (await blobs.FindOpeningAsync(last + 1, cancellation) is { } opening)
        {
            last++;
            chains.Add(new ChainPosition(last, 0, ChainOpening.HashOf(opening), 0, ChainOpening.Read(opening).Time));
        }

        return state with { LastChain = last, Chains = [.. chains.DistinctBy(c => c.Chain)] };
    }

    /// <summary>The next unsealed entries of every chain that has some, by chain, ascending.</summary>
    /// <exception cref="InvalidOperationException">A log is not as it was written; it is not sealed.</exception>
    public async Task<IReadOnlyList<UnsealedPart>> ReadAsync(SealState state, CancellationToken cancellation)
    {
        var parts = await Task.WhenAll(state.Chains.OrderBy(c => c.Chain).Select(async position =>
            Cut(position, await blobs.ReadLogAsync(position.Chain, position.Offset, MostBytes, cancellation))));
        return [.. parts.OfType<UnsealedPart>()];
    }

    /// <summary>All unsealed entries, without sealing them.</summary>
    public async Task<IReadOnlyList<ChainedEntry>> ReadAllAsync(SealState state, CancellationToken cancellation)
    {
        var (entries, hasMore) = (new List<ChainedEntry>(), true);
        state = await DiscoverAsync(state, cancellation);
        while (hasMore)
        {
            var parts = (await ReadAsync(state, cancellation)).ToDictionary(p => p.Range.Chain);
            entries.AddRange(parts.Values.SelectMany(p => p.Entries));
            hasMore = parts.Values.Any(p => p.HasMore);
            state = state with { Chains = [.. state.Chains.Select(c => parts.TryGetValue(c.Chain, out var part) ? c.After(part.Range) : c)] };
        }

        return entries;
    }

    private static UnsealedPart? Cut(ChainPosition position, ReadOnlyMemory<byte> bytes)
    {
        var length = bytes.Span.LastIndexOf((byte)'\n') + 1;
        var (leaves, entries, head) = (new List<byte[]>(), new List<ChainedEntry>(), position.Head);
        for (var rest = bytes[..length]; rest.Length > 0;)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            entries.Add(Follow(position, rest[..end], position.To + entries.Count + 1, head));
            leaves.Add(MerkleTree.Leaf(EntryLine.Hashed(rest[..end].Span)));
            head = Convert.ToHexStringLower(leaves[^1]);
            rest = rest[(end + 1)..];
        }

        return entries.Count == 0
            ? null
            : new UnsealedPart(
                new SealedRange(position.Chain, position.To + 1, position.To + entries.Count, head, position.Offset, length), leaves, entries, bytes.Length == MostBytes);
    }

    private static ChainedEntry Follow(ChainPosition position, ReadOnlyMemory<byte> line, long sequence, string head)
    {
        var entry = EntryLine.Read(line);
        return entry.Id == new EntryId(position.Chain, sequence) && entry.Previous == head
            ? entry
            : throw new InvalidOperationException($"The log of chain {position.Chain} is not as it was written at sequence {sequence}. It is not sealed, and reads stop.");
    }
}
