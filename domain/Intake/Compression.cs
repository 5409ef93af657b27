using System.Buffers;
using System.IO.Compression;

namespace Hub.Domain.Intake;

/// <summary>
/// Brotli in one piece. The fast levels compress each write by itself, so that many small ones come out larger than they went in.
/// </summary>
internal static class Compression
{
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
}
