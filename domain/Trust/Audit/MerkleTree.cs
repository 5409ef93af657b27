using System.Numerics;
using System.Security.Cryptography;

namespace Hub.Domain.Trust.Audit;

/// <summary>
/// The Merkle tree of RFC 6962, 2.1, over SHA-256: a leaf is hashed with a zero byte before it and a node with a one, so that a
/// node can never pass for an entry.
/// </summary>
public static class MerkleTree
{
    /// <summary>Bytes of a hash.</summary>
    public const int HashSize = SHA256.HashSizeInBytes;

    /// <summary>What is shorter is hashed in one go, from the stack.</summary>
    private const int Short = 1024;

    /// <summary>Hash of an entry's bytes, or of a chain's opening.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> entry)
    {
        if (entry.Length < Short)
        {
            Span<byte> whole = stackalloc byte[1 + entry.Length];
            whole[0] = 0x00;
            entry.CopyTo(whole[1..]);
            return SHA256.HashData(whole);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0x00]);
        hash.AppendData(entry);
        return hash.GetHashAndReset();
    }

    /// <summary>Root over leaf hashes; of none, the hash of nothing.</summary>
    public static byte[] Root(IReadOnlyList<byte[]> leaves) => leaves.Count == 0 ? SHA256.HashData([]) : Root(leaves, 0, leaves.Count);

    /// <summary>The sibling hashes from a leaf to the root, the lowest first (RFC 6962, 2.1.1).</summary>
    public static IReadOnlyList<byte[]> Path(IReadOnlyList<byte[]> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)leaves.Count, nameof(index));
        var path = new List<byte[]>();
        AddPath(leaves, index, 0, leaves.Count, path);
        return path;
    }

    /// <summary>Root that a leaf and its path lead to; compare it with the sealed one (RFC 9162, 2.1.3.2). Null: the path has not the length that the tree asks for.</summary>
    public static byte[]? Root(byte[] leaf, long index, long size, IReadOnlyList<byte[]> path)
    {
        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var sibling in path)
        {
            if (last == 0)
            {
                return null;
            }

            if ((node & 1) == 1 || node == last)
            {
                hash = Node(sibling, hash);
                while ((node & 1) == 0 && node != 0)
                {
                    (node, last) = (node >> 1, last >> 1);
                }
            }
            else
            {
                hash = Node(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && index < size ? hash : null;
    }

    private static byte[] Root(IReadOnlyList<byte[]> leaves, int from, int count)
    {
        if (count == 1)
        {
            return leaves[from];
        }

        var left = Split(count);
        return Node(Root(leaves, from, left), Root(leaves, from + left, count - left));
    }

    private static void AddPath(IReadOnlyList<byte[]> leaves, int index, int from, int count, List<byte[]> path)
    {
        if (count == 1)
        {
            return;
        }

        var left = Split(count);
        if (index < left)
        {
            AddPath(leaves, index, from, left, path);
            path.Add(Root(leaves, from + left, count - left));
        }
        else
        {
            AddPath(leaves, index - left, from + left, count - left, path);
            path.Add(Root(leaves, from, left));
        }
    }

    private static byte[] Node(byte[] left, byte[] right)
    {
        Span<byte> whole = stackalloc byte[1 + left.Length + right.Length];
        whole[0] = 0x01;
        left.CopyTo(whole[1..]);
        right.CopyTo(whole[(1 + left.Length)..]);
        return SHA256.HashData(whole);
    }

    /// <summary>The largest power of two below a count of at least two.</summary>
    private static int Split(int count) => 1 << BitOperations.Log2((uint)(count - 1));
}
