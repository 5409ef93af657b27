using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Trust.Audit;

/// <summary>A chain that this process writes, and nobody else.</summary>
public sealed class AuditChain
{
    // A blob takes 50,000 blocks; a sealer reads a chain of this size in one go.
    private const int MostBlocks = 10_000;
    private const long MostBytes = 32 << 20;

    private readonly ChainOpening _opening;
    private readonly AppendBlobClient _log;
    private string _head;
    private long _sequence;
    private long _length;
    private int _blocks;

    internal AuditChain(ChainOpening opening, AppendBlobClient log) =>
        (_opening, _log, _head) = (opening, log, ChainOpening.HashOf(opening.ToBytes()));

    /// <summary>Whether another chain has to be opened: sealers do not look at this one for ever.</summary>
    public bool IsOver(DateTimeOffset now) => _blocks >= MostBlocks || _length >= MostBytes || now - _opening.Time >= ChainOpening.Life;

    /// <summary>Appends entries, durable when this returns. After a failure the chain must not be used again: what was sent may have arrived.</summary>
    /// <returns>Where the first of them stands.</returns>
    public async Task<EntryId> AppendAsync(IEnumerable<AuditEntry> entries, CancellationToken cancellation)
    {
        var first = new EntryId(_opening.Chain, _sequence + 1);
        using var block = new MemoryStream();
        foreach (var entry in entries)
        {
            var line = EntryLine.Write(new ChainedEntry(new EntryId(_opening.Chain, ++_sequence), _head, entry));
            _head = Convert.ToHexStringLower(MerkleTree.Leaf(EntryLine.Hashed(line)));
            block.Write(line);
            block.WriteByte((byte)'\n');
        }

        await WriteAsync(block, cancellation);
        return first;
    }

    /// <summary>
    /// A try whose answer was lost is sent again by the client, and refused because the log has grown: nobody else writes it, so
    /// the length says whether the first one arrived.
    /// </summary>
    private async Task WriteAsync(MemoryStream block, CancellationToken cancellation)
    {
        var conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = _length };
        block.Position = 0;
        var length = _length + block.Length;
        try
        {
            await _log.AppendBlockAsync(block, new AppendBlobAppendBlockOptions { Conditions = conditions }, cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            BlobProperties properties = await _log.GetPropertiesAsync(cancellationToken: cancellation);
            if (properties.ContentLength != length)
            {
                throw;
            }
        }

        (_length, _blocks) = (length, _blocks + 1);
    }
}
