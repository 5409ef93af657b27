using System.Text;
using Azure.Data.Tables;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Trust.Audit;

/// <summary>That an entry is under a seal (RFC 6962, 2.1.1).</summary>
/// <param name="Id">The entry, <c>{chain}-{sequence}</c>.</param>
/// <param name="Entry">Its canonical bytes, UTF-8, as text. Its leaf hash is SHA-256 of a zero byte and these.</param>
/// <param name="Index">Index of its leaf in the tree, from 0.</param>
/// <param name="Size">Leaves of the tree.</param>
/// <param name="Path">Sibling hashes from the leaf to the root, lower-case hex.</param>
/// <param name="Seal">The seal, a compact JWS; its payload has the root.</param>
public sealed record EntryProof(string Id, string Entry, long Index, long Size, IReadOnlyList<string> Path, string Seal);

/// <summary>Proves entries.</summary>
public sealed class EntryProofs(HubStore store, AuditBlobs blobs)
{
    /// <summary>The proof; null if there is no such entry, or no seal over it yet.</summary>
    public async Task<EntryProof?> FindAsync(EntryId id, CancellationToken cancellation)
    {
        if (await SealOverAsync(id, cancellation) is not { } number || await blobs.FindSealAsync(number, cancellation) is not { } text)
        {
            return null;
        }

        var seal = SealDocument.Parse(text).Seal;
        if (seal.IndexOf(id) is not { } place || await blobs.FindLeavesAsync(seal, cancellation) is not { } stored)
        {
            return null;
        }

        List<byte[]> leaves = [.. stored.Chunk(MerkleTree.HashSize)];
        var path = MerkleTree.Path(leaves, (int)place).Select(h => Convert.ToHexStringLower(h));
        return new EntryProof(id.ToString(), await LineAsync(seal, id, cancellation), place, seal.Count, [.. path], text);
    }

    internal static string Partition(int chain) => $"chain-{chain:d8}";

    internal static string RowKey(long to) => $"{to:d12}";

    private async Task<long?> SealOverAsync(EntryId id, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition(id.Chain)} and RowKey ge {RowKey(id.Sequence)}");
        await foreach (var row in store.AuditIndex.QueryAsync<TableEntity>(filter, maxPerPage: 1, cancellationToken: cancellation))
        {
            return row.GetInt64("seal");
        }

        return null;
    }

    private async Task<string> LineAsync(Seal seal, EntryId id, CancellationToken cancellation)
    {
        var range = seal.Ranges.Single(r => r.Chain == id.Chain);
        var lines = Encoding.UTF8.GetString(await blobs.ReadLogAsync(range.Chain, range.Offset, range.Length, cancellation)).Split('\n');
        return lines[id.Sequence - range.From];
    }
}
