using System.Text;
using Azure.Data.Tables;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Trust.Audit;

/// <summary>That an entry is under a seal (RFC 6962, 2.1.1).</summary>
/// <param name="Id">The entry, <c>{chain}-{sequence}</c>.</param>
/// <param name="Entry">
/// Its canonical bytes, UTF-8, as text; of an entry with a list of enterprises, with the tab at its end and without the list. Its leaf hash
/// is SHA-256 of a zero byte and these.
/// </param>
/// <param name="Index">Index of its leaf in the tree, from 0.</param>
/// <param name="Size">Leaves of the tree.</param>
/// <param name="Path">Sibling hashes from the leaf to the root, lower-case hex.</param>
/// <param name="Seal">The seal, a compact JWS; its payload has the root.</param>
public sealed record EntryProof(string Id, string Entry, long Index, long Size, IReadOnlyList<string> Path, string Seal)
{
    /// <summary>That the enterprise that asks is in the entry's list, once for each consent; empty for others.</summary>
    public IReadOnlyList<ToldProof> Told { get; init; } = [];
}

/// <summary>That an enterprise is in the list of an entry: the same proof, against the root that stands in the entry as <c>told</c>.</summary>
/// <param name="Text">What the list says of it. Its leaf hash is SHA-256 of a zero byte and these bytes.</param>
/// <param name="Index">Index of its leaf, from 0.</param>
/// <param name="Size">Leaves of the tree.</param>
/// <param name="Path">Sibling hashes from the leaf to the root, lower-case hex.</param>
public sealed record ToldProof(string Text, long Index, long Size, IReadOnlyList<string> Path);

/// <summary>A proof, and what is proved.</summary>
/// <param name="Proof">The proof, as an enterprise may have it.</param>
/// <param name="Entry">The entry.</param>
public sealed record ProvedEntry(EntryProof Proof, AuditEntry Entry);

/// <summary>Proves entries.</summary>
public sealed class EntryProofs(HubStore store, AuditBlobs blobs)
{
    /// <summary>The proof; null if there is no such entry, or no seal over it yet.</summary>
    /// <param name="id">The entry.</param>
    /// <param name="creditCode">The enterprise that asks, to be proved to be in the entry's list; null if none asks.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ProvedEntry?> FindAsync(EntryId id, string? creditCode, CancellationToken cancellation)
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
        var line = Encoding.UTF8.GetBytes(await LineAsync(seal, id, cancellation));
        var (entry, hashed) = (EntryLine.Read(line).Entry, Encoding.UTF8.GetString(EntryLine.Hashed(line)));
        return new ProvedEntry(new EntryProof(id.ToString(), hashed, place, seal.Count, [.. path], text) { Told = ToldOf(entry.Told, creditCode) }, entry);
    }

    private static List<ToldProof> ToldOf(ToldList? told, string? creditCode) =>
        [.. (told?.Enterprises ?? []).Index().Where(e => e.Item.CreditCode == creditCode).Select(e =>
            new ToldProof(e.Item.Text, e.Index, told!.Enterprises.Count, [.. told.Path(e.Index).Select(h => Convert.ToHexStringLower(h))]))];

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
