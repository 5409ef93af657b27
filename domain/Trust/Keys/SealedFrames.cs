using System.Buffers.Binary;
using System.Text;

namespace Hub.Domain.Trust.Keys;

/// <summary>
/// A sealed blob: a header, then the plain bytes in frames of 64 KiB, each sealed by itself, so that a slice is read without
/// the rest. Every frame authenticates the header, the blob's name and its own number: nothing can be changed, cut off,
/// swapped or brought from elsewhere.
/// </summary>
/// <remarks>Header, 64 bytes: <c>HUB1</c>, length of the plain bytes (int64, little-endian), length of the key's name, the name, zeroes.</remarks>
public sealed class SealedFrames
{
    /// <summary>Bytes of the header.</summary>
    public const int HeaderSize = 64;

    /// <summary>Plain bytes of a frame; the last has fewer.</summary>
    public const int FrameSize = 64 * 1024;

    private const int NameAt = 13;

    private readonly byte[] _header;

    private SealedFrames(byte[] header) => _header = header;

    /// <summary>The data key.</summary>
    public string KeyId => Encoding.ASCII.GetString(_header, NameAt, _header[NameAt - 1]);

    /// <summary>Number of the plain bytes.</summary>
    public long PlainLength => BinaryPrimitives.ReadInt64LittleEndian(_header.AsSpan(4));

    /// <summary>How many bytes a sealed blob of so many plain ones has.</summary>
    public static long SizeOf(long plain) => HeaderSize + plain + (FramesOf(plain) * DataKey.Overhead);

    /// <summary>How many plain bytes a sealed blob of so many bytes has.</summary>
    public static long PlainOf(long size)
    {
        var frames = (size - HeaderSize + FrameSize + DataKey.Overhead - 1) / (FrameSize + DataKey.Overhead);
        return size - HeaderSize - (frames * DataKey.Overhead);
    }

    /// <summary>Seals a blob.</summary>
    /// <param name="key">The data key.</param>
    /// <param name="blob">Its container and name; the same is needed to open it.</param>
    /// <param name="plain">The plain bytes.</param>
    public static byte[] Seal(DataKey key, string blob, ReadOnlySpan<byte> plain)
    {
        var whole = new byte[SizeOf(plain.Length)];
        var frames = new SealedFrames(HeaderOf(key, plain.Length));
        frames._header.CopyTo(whole, 0);
        var piece = frames.PieceOf(blob);
        for (var frame = 0; frame < FramesOf(plain.Length); frame++)
        {
            var part = plain[(frame * FrameSize)..Math.Min(plain.Length, (frame + 1) * FrameSize)];
            key.Seal(part, Numbered(piece, frame), whole.AsSpan((int)StartOf(frame), part.Length + DataKey.Overhead));
        }

        return whole;
    }

    /// <summary>Reads the header of a blob.</summary>
    /// <exception cref="AlteredDataException">It is none.</exception>
    public static SealedFrames Read(ReadOnlySpan<byte> header)
    {
        var isOne = header.Length >= HeaderSize && header.StartsWith("HUB1"u8) && header[NameAt - 1] <= HeaderSize - NameAt
            && BinaryPrimitives.ReadInt64LittleEndian(header[4..]) >= 0;
        return isOne ? new SealedFrames(header[..HeaderSize].ToArray()) : throw new AlteredDataException("(no header)");
    }

    /// <summary>Where the frames of a slice lie in the blob.</summary>
    /// <exception cref="AlteredDataException">The slice is not in the blob.</exception>
    public (long Offset, long Length) RangeOf(long offset, long length)
    {
        if (offset < 0 || length < 0 || offset + length > PlainLength)
        {
            throw new AlteredDataException(KeyId);
        }

        var (first, end) = (offset / FrameSize, FramesOf(offset + length));
        return (StartOf(first), Math.Min(StartOf(end), SizeOf(PlainLength)) - StartOf(first));
    }

    /// <summary>Opens a slice.</summary>
    /// <param name="key">The data key.</param>
    /// <param name="blob">As it was sealed.</param>
    /// <param name="offset">The first plain byte.</param>
    /// <param name="length">Number of plain bytes.</param>
    /// <param name="frames">The bytes at <see cref="RangeOf"/>.</param>
    /// <exception cref="AlteredDataException">A frame is not what was sealed.</exception>
    public byte[] Open(DataKey key, string blob, long offset, int length, ReadOnlySpan<byte> frames)
    {
        var (first, end) = (offset / FrameSize, FramesOf(offset + length));
        var opened = new byte[Math.Min(end * FrameSize, PlainLength) - (first * FrameSize)];
        var piece = PieceOf(blob);
        for (var frame = first; frame < end; frame++)
        {
            var plain = opened.AsSpan((int)((frame - first) * FrameSize));
            plain = plain[..Math.Min(FrameSize, plain.Length)];
            var at = (int)(StartOf(frame) - StartOf(first));
            key.Open(frames.Slice(Math.Min(at, frames.Length), Math.Min(plain.Length + DataKey.Overhead, Math.Max(0, frames.Length - at))), Numbered(piece, frame), plain);
        }

        return opened.AsSpan((int)(offset - (first * FrameSize)), length).ToArray();
    }

    /// <summary>Also an empty blob has a frame, which proves that it is empty.</summary>
    private static long FramesOf(long plain) => Math.Max(1, (plain + FrameSize - 1) / FrameSize);

    private static long StartOf(long frame) => HeaderSize + (frame * (FrameSize + DataKey.Overhead));

    private static byte[] HeaderOf(DataKey key, long plain)
    {
        var header = new byte[HeaderSize];
        "HUB1"u8.CopyTo(header);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(4), plain);
        header[NameAt - 1] = (byte)Encoding.ASCII.GetBytes(key.Id, header.AsSpan(NameAt));
        return header;
    }

    /// <summary>What a frame authenticates but for its number, which has the last four bytes.</summary>
    private byte[] PieceOf(string blob) => [.. _header, .. Encoding.UTF8.GetBytes(blob), 0, 0, 0, 0];

    private static byte[] Numbered(byte[] piece, long frame)
    {
        BinaryPrimitives.WriteInt32LittleEndian(piece.AsSpan(piece.Length - sizeof(int)), (int)frame);
        return piece;
    }
}
