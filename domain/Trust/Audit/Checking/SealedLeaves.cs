namespace Hub.Domain.Trust.Audit.Checking;

/// <summary>The leaf hashes under a seal, known to lead to its signed root.</summary>
internal sealed class SealedLeaves
{
    private readonly Dictionary<int, IReadOnlyList<string>> _byChain = [];

    private SealedLeaves(Seal seal, IReadOnlyList<byte[]> leaves)
    {
        var before = 0;
        foreach (var range in seal.Ranges)
        {
            _byChain[range.Chain] = [.. leaves.Skip(before).Take((int)range.Count).Select(l => Convert.ToHexStringLower(l))];
            before += (int)range.Count;
        }
    }

    /// <summary>The leaf hashes of a range.</summary>
    public IReadOnlyList<string> Of(SealedRange range) => _byChain[range.Chain];

    /// <summary>The leaves of a seal; null, with a finding, if they are not those that were sealed.</summary>
    public static SealedLeaves? Of(Seal seal, ReadOnlyMemory<byte>? stored, List<AuditFinding> findings)
    {
        var leaves = Split(stored ?? default);
        if (leaves.Count == seal.Count && stored?.Length % MerkleTree.HashSize == 0 && Convert.ToHexStringLower(MerkleTree.Root(leaves)) == seal.Root)
        {
            return new SealedLeaves(seal, leaves);
        }

        var fault = stored is null ? AuditFault.Removed : AuditFault.Changed;
        findings.Add(new AuditFinding(fault, AuditPart.Leaves, null, null, seal.Number, $"The leaf hashes kept with seal {seal.Number} do not lead to its root."));
        return null;
    }

    private static List<byte[]> Split(ReadOnlyMemory<byte> stored) =>
        [.. Enumerable.Range(0, stored.Length / MerkleTree.HashSize).Select(i => stored.Slice(i * MerkleTree.HashSize, MerkleTree.HashSize).ToArray())];
}
