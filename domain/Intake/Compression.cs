using System.Buffers;
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

    /// <summary>All at once, without streams between.</summary>
    /// <exception cref="InvalidDataException">The bytes are no whole Brotli stream.</exception>
    public static byte[] DecompressAll(ReadOnlySpan<byte> packed)
    {
        const int UsualFactor = 8;
        using var decoder = new BrotliDecoder();
        var buffer = ArrayPool<byte>.Shared.Rent(packed.Length * UsualFactor);
        try
        {
            var length = 0;
            while (true)
            {
                var status = decoder.Decompress(packed, buffer.AsSpan(length), out var read, out var written);
                packed = packed[read..];
                length += written;
                if (status == OperationStatus.Done)
                {
                    return buffer[..length];
                }

                buffer = status == OperationStatus.DestinationTooSmall ? Larger(buffer, length) : throw new InvalidDataException("The bytes are no whole Brotli stream.");
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Larger(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
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

    /// <summary>Unpacks what <see cref="CompressSmall"/> made.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static byte[] DecompressSmall(ReadOnlySpan<byte> packed)
    {
        var plain = new byte[BinaryPrimitives.ReadInt32LittleEndian(packed)];
        return BrotliDecoder.TryDecompress(packed[sizeof(int)..], plain, out var written) && written == plain.Length
            ? plain
            : throw new InvalidDataException("Packed bytes are damaged.");
    }
}
