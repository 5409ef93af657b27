using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Trust.Keys;

/// <summary>Blobs that are encrypted frame by frame: written whole, read whole or by slices of their plain bytes.</summary>
public sealed class SealedBlobs(DataKeys keys)
{
    /// <summary>The condition that a blob is not there yet.</summary>
    public static BlobRequestConditions OnlyNew => new() { IfNoneMatch = ETag.All };

    /// <summary>Writes a blob under the current key of an interface.</summary>
    /// <exception cref="RequestFailedException">The conditions do not hold.</exception>
    public async Task WriteAsync(
        BlobContainerClient container, string name, KeyUse use, string interfaceId, ReadOnlyMemory<byte> plain, BlobRequestConditions conditions,
        CancellationToken cancellation)
    {
        var key = await keys.CurrentAsync(use, interfaceId, cancellation);
        var whole = SealedFrames.Seal(key, PieceOf(container, name), plain.Span);
        await container.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(whole), new BlobUploadOptions { Conditions = conditions }, cancellation);
    }

    /// <summary>A whole blob, with the mark that tells whether it was changed since.</summary>
    /// <exception cref="DataDestroyedException">Its data key is destroyed.</exception>
    /// <exception cref="AlteredDataException">It is not what the hub wrote.</exception>
    public async Task<(byte[] Plain, ETag ETag)> ReadAsync(BlobContainerClient container, string name, CancellationToken cancellation)
    {
        var content = (await container.GetBlobClient(name).DownloadContentAsync(cancellation)).Value;
        var whole = content.Content.ToMemory();
        var frames = SealedFrames.Read(whole.Span);
        var key = (await keys.FindAsync(frames.KeyId, cancellation)).Required;
        var length = checked((int)Math.Min(frames.PlainLength, whole.Length));
        return (frames.Open(key, PieceOf(container, name), 0, length, whole.Span[SealedFrames.HeaderSize..]), content.Details.ETag);
    }

    /// <summary>A slice of a blob, by positions of its plain bytes.</summary>
    /// <exception cref="DataDestroyedException">Its data key is destroyed.</exception>
    /// <exception cref="AlteredDataException">It is not what the hub wrote.</exception>
    public async Task<byte[]> ReadAsync(BlobContainerClient container, string name, long offset, int length, CancellationToken cancellation)
    {
        var blob = container.GetBlobClient(name);
        var frames = SealedFrames.Read((await SliceAsync(blob, 0, SealedFrames.HeaderSize, cancellation)).Span);
        var key = (await keys.FindAsync(frames.KeyId, cancellation)).Required;
        var (start, size) = frames.RangeOf(offset, length);
        return frames.Open(key, PieceOf(container, name), offset, length, (await SliceAsync(blob, start, size, cancellation)).Span);
    }

    private static async Task<ReadOnlyMemory<byte>> SliceAsync(BlobClient blob, long offset, long length, CancellationToken cancellation)
    {
        var options = new BlobDownloadOptions { Range = new HttpRange(offset, length) };
        return (await blob.DownloadContentAsync(options, cancellation)).Value.Content.ToMemory();
    }

    private static string PieceOf(BlobContainerClient container, string name) => $"{container.Name}/{name}";
}
