using System.Buffers.Binary;
using System.Text;

namespace Hub.Domain.Profiles;

/// <summary>Reads what a <see cref="BinaryWriter"/> wrote from bytes that are all there; byte strings stay part of them, uncopied.</summary>
internal ref struct PackedReader(ReadOnlyMemory<byte> bytes)
{
    private const int BitsOfAByte = 7;

    private readonly ReadOnlySpan<byte> _span = bytes.Span;
    private int _at;

    public byte Byte() => _span[_at++];

    public bool Flag() => Byte() != 0;

    public DateTimeOffset Instant() => new(Int64(), TimeSpan.Zero);

    public long Int64()
    {
        _at += sizeof(long);
        return BinaryPrimitives.ReadInt64LittleEndian(_span[(_at - sizeof(long))..]);
    }

    public int Packed() => (int)PackedLong();

    public long PackedLong()
    {
        var (value, shift) = (0UL, 0);
        byte part;
        do
        {
            part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            shift += BitsOfAByte;
        }
        while (part > 0x7F);
        return (long)value;
    }

    public string Text()
    {
        var length = Packed();
        _at += length;
        return Encoding.UTF8.GetString(_span.Slice(_at - length, length));
    }

    public ReadOnlyMemory<byte> Bytes(int length)
    {
        _at += length;
        return bytes.Slice(_at - length, length);
    }
}
