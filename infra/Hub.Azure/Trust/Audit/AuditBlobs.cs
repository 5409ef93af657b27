using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Trust.Audit;

/// <summary>
/// The blobs of the record of access. Openings, seals and leaf hashes are written once; a log is an append blob. The container
/// is immutable where the platform can do that: blobs cannot be changed or deleted, and append blobs only grow.
/// </summary>
public sealed class AuditBlobs(HubStore store)
{
    /// <summary>The opening of a chain; null if there is no such chain.</summary>
    public Task<byte[]?> FindOpeningAsync(int chain, CancellationToken cancellation) => FindAsync(OpeningName(chain), cancellation);

    /// <summary>Stores an opening: false if the number is taken.</summary>
    public Task<bool> TryAddOpeningAsync(int chain, byte[] opening, CancellationToken cancellation) => TryAddAsync(OpeningName(chain), opening, cancellation);

    /// <summary>A seal as it is stored; null if there is none of that number.</summary>
    public async Task<string?> FindSealAsync(long number, CancellationToken cancellation) =>
        await FindAsync(SealName(number), cancellation) is { } bytes ? Encoding.ASCII.GetString(bytes) : null;

    /// <summary>Stores a seal: false if the number is taken.</summary>
    public Task<bool> TryAddSealAsync(SealDocument document, CancellationToken cancellation) =>
        TryAddAsync(SealName(document.Seal.Number), Encoding.ASCII.GetBytes(document.Text), cancellation);

    /// <summary>The leaf hashes under a seal, one after the other.</summary>
    public Task<byte[]?> FindLeavesAsync(Seal seal, CancellationToken cancellation) => FindAsync(LeavesName(seal.Number, seal.Root), cancellation);

    /// <summary>Stores leaf hashes. Their name has the root in it: those of a seal that a killed process never made are in nobody's way.</summary>
    public Task AddLeavesAsync(long number, string root, byte[] leaves, CancellationToken cancellation) =>
        TryAddAsync(LeavesName(number, root), leaves, cancellation);

    /// <summary>The log of a chain, to be written to.</summary>
    public AppendBlobClient Log(int chain) => store.Audit.GetAppendBlobClient(LogName(chain));

    /// <summary>Part of a log; empty where it has ended, or has not begun.</summary>
    public async Task<byte[]> ReadLogAsync(int chain, long offset, long most, CancellationToken cancellation)
    {
        try
        {
            var options = new BlobDownloadOptions { Range = new HttpRange(offset, most) };
            return (await store.Audit.GetBlobClient(LogName(chain)).DownloadContentAsync(options, cancellation)).Value.Content.ToArray();
        }
        catch (RequestFailedException e) when (e.Status is 404 or 416)
        {
            return [];
        }
    }

    private async Task<byte[]?> FindAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return (await store.Audit.GetBlobClient(name).DownloadContentAsync(cancellation)).Value.Content.ToArray();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private async Task<bool> TryAddAsync(string name, byte[] content, CancellationToken cancellation)
    {
        try
        {
            await store.Audit.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), overwrite: false, cancellation);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    private static string OpeningName(int chain) => $"chains/{chain:d8}.json";

    private static string LogName(int chain) => $"log/{chain:d8}.ndjson";

    private static string SealName(long number) => $"seals/{number:d10}.jws";

    private static string LeavesName(long number, string root) => $"leaves/{number:d10}-{root}.bin";
}
