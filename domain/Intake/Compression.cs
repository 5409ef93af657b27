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
