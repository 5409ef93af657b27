using System.Buffers.Binary;
using System.IO.Compression;

namespace Hub.Domain.Intake;

/// <summary>
/// Brotli in one piece. The fast levels compress each write by itself, so that many small ones come out larger than they went in.
/// </summary>
internal static class Compression
{
    /// <summary>Brotli's own name for what <see cref="CompressionLevel.Fastest"/> is.</summary>
    private const int Fastest = 1;

    /// <summary>64 KiB: what is small has nothing further back, and a larger window costs more to set up than to compress.</summary>
    private const int SmallWindow = 16;

    public static byte[] Compress(MemoryStream plain)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(plain.GetBuffer().AsSpan(0, (int)plain.Length));
        }

        return packed.ToArray();
    }

    /// <returns>At its beginning.</returns>
    public static MemoryStream Decompress(ReadOnlyMemory<byte> packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        var plain = new MemoryStream();
        brotli.CopyTo(plain);
        plain.Position = 0;
        return plain;
    }

    /// <summary>Compresses a few kilobytes: their number stands in front, so that they are unpacked at one go.</summary>
    public static byte[] CompressSmall(MemoryStream plain)
    {
        var bytes = plain.GetBuffer().AsSpan(0, (int)plain.Length);
        var packed = new byte[sizeof(int) + BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        BinaryPrimitives.WriteInt32LittleEndian(packed, bytes.Length);
        return BrotliEncoder.TryCompress(bytes, packed.AsSpan(sizeof(int)), out var written, Fastest, SmallWindow)
            ? packed.AsSpan(0, sizeof(int) + written).ToArray()
            : throw new InvalidOperationException("Brotli needs more than its own bound.");
    }

    /// <returns>At its beginning.</returns>
    public static MemoryStream DecompressSmall(ReadOnlySpan<byte> packed)
    {
        var plain = new byte[BinaryPrimitives.ReadInt32LittleEndian(packed)];
        return BrotliDecoder.TryDecompress(packed[sizeof(int)..], plain, out var written) && written == plain.Length
            ? new MemoryStream(plain)
            : throw new InvalidDataException("Packed bytes are damaged.");
    }
}
