namespace Hub.Domain.Trust.Audit;

/// <summary>Consecutive entries of one chain that a seal covers.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="From">First sequence.</param>
/// <param name="To">Last sequence.</param>
/// <param name="Head">Leaf hash of the last entry, lower-case hex.</param>
/// <param name="Offset">Where the first entry begins in the chain's log, in bytes.</param>
/// <param name="Length">Bytes of all of them, line feeds included.</param>
public sealed record SealedRange(int Chain, long From, long To, string Head, long Offset, long Length)
{
    /// <summary>How many entries.</summary>
    public long Count => To - From + 1;
}

/// <summary>
/// A seal: from now on nothing that it covers can be changed, taken out, put in or reordered without being found. Seals are
/// numbered from 1 and each names the one before.
/// </summary>
/// <param name="Number">Number of the seal.</param>
/// <param name="Previous">SHA-256 of the seal before as it is stored, lower-case hex; all zeros for the first.</param>
/// <param name="Time">When it was made.</param>
/// <param name="Root">Root of the Merkle tree over the leaf hashes of the ranges in their order, lower-case hex.</param>
/// <param name="Ranges">What it covers, by chain, ascending.</param>
public sealed record Seal(long Number, string Previous, DateTimeOffset Time, string Root, IReadOnlyList<SealedRange> Ranges)
{
    /// <summary>How many entries it covers.</summary>
    public long Count => Ranges.Sum(r => r.Count);

    /// <summary>Index of an entry's leaf in the tree; null if the seal does not cover it.</summary>
    public long? IndexOf(EntryId id)
    {
        var before = 0L;
        foreach (var range in Ranges)
        {
            if (range.Chain == id.Chain && id.Sequence >= range.From && id.Sequence <= range.To)
            {
                return before + id.Sequence - range.From;
            }

            before += range.Count;
        }

        return null;
    }
}
