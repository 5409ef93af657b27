using System.Buffers.Binary;
using System.Text;

namespace Hub.Pdf.Fonts;

/// <summary>
/// The part of a font that a document needs, glyphs numbered anew from 0 in the order in which they were asked for. It holds the tables
/// that ISO 32000-2, 9.9.1 asks of an embedded CIDFontType2: glyf, head, hhea, hmtx, loca, maxp, and cvt, fpgm and prep for hinting.
/// </summary>
internal sealed class TrueTypeSubset(TrueTypeFont font)
{
    private const ushort MoreComponents = 0x20;
    private const short OffsetsInWords = 0x03;
    private readonly Dictionary<(ushort Glyph, short Shift), ushort> _numbers = new() { [(0, 0)] = 0 };
    private readonly List<(ushort Glyph, short Shift)> _glyphs = [(0, 0)];

    /// <summary>The glyphs taken, by their new numbers.</summary>
    public IEnumerable<ushort> Glyphs => _glyphs.Select(g => g.Glyph);

    /// <summary>A glyph's new number; it is in the subset from now on.</summary>
    /// <param name="glyph">Its number in the font.</param>
    /// <param name="shift">How far right of its place it is drawn, in the font's units.</param>
    public ushort Take(ushort glyph, short shift = 0)
    {
        if (!_numbers.TryGetValue((glyph, shift), out var number))
        {
            number = (ushort)_glyphs.Count;
            _numbers[(glyph, shift)] = number;
            _glyphs.Add((glyph, shift));
        }

        return number;
    }

    /// <summary>The subset as a font file.</summary>
    public byte[] ToFile()
    {
        var (outlines, offsets) = Outlines();
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var hhea = font.Table("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)_glyphs.Count);
        var maxp = font.Table("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)_glyphs.Count);
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(30), (ushort)(BinaryPrimitives.ReadUInt16BigEndian(maxp.AsSpan(30)) + 1));
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(28), Math.Max((ushort)1, BinaryPrimitives.ReadUInt16BigEndian(maxp.AsSpan(28))));
        (string Name, byte[] Bytes)[] tables =
        [
            ("cvt ", font.Table("cvt ").ToArray()), ("fpgm", font.Table("fpgm").ToArray()), ("glyf", outlines), ("head", head), ("hhea", hhea),
            ("hmtx", Widths()), ("loca", offsets), ("maxp", maxp), ("prep", font.Table("prep").ToArray()),
        ];
        return Assemble([.. tables.Where(t => t.Bytes.Length > 0)]);
    }

    /// <summary>Glyphs may be made of other glyphs; taking those lengthens the list that is walked.</summary>
    private (byte[] Outlines, byte[] Offsets) Outlines()
    {
        var outlines = new MemoryStream();
        var offsets = new MemoryStream();
        for (var i = 0; i < _glyphs.Count; i++)
        {
            WriteU32(offsets, (uint)outlines.Length);
            var outline = _glyphs[i].Shift == 0 ? font.Outline(_glyphs[i].Glyph).ToArray() : Shifted(_glyphs[i].Glyph, _glyphs[i].Shift);
            if (_glyphs[i].Shift == 0 && outline.Length > 0 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0)
            {
                Renumber(outline);
            }

            outlines.Write(outline);
            Pad(outlines);
        }

        WriteU32(offsets, (uint)outlines.Length);
        return (outlines.ToArray(), offsets.ToArray());
    }

    /// <summary>A glyph made of one other, at another place.</summary>
    private byte[] Shifted(ushort glyph, short shift)
    {
        var whole = font.Outline(glyph);
        var (left, right) = (BinaryPrimitives.ReadInt16BigEndian(whole[2..]), BinaryPrimitives.ReadInt16BigEndian(whole[6..]));
        short[] numbers =
        [
            -1, (short)(left + shift), BinaryPrimitives.ReadInt16BigEndian(whole[4..]), (short)(right + shift), BinaryPrimitives.ReadInt16BigEndian(whole[8..]),
            OffsetsInWords, (short)Take(glyph), shift, 0,
        ];
        return [.. numbers.SelectMany(n => new[] { (byte)(n >> 8), (byte)n })];
    }

    private void Renumber(Span<byte> composite)
    {
        for (var at = 10; ;)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(composite[at..]);
            var component = composite[(at + 2)..];
            BinaryPrimitives.WriteUInt16BigEndian(component, Take(BinaryPrimitives.ReadUInt16BigEndian(component)));
            if ((flags & MoreComponents) == 0)
            {
                return;
            }

            at += 4 + ((flags & 0x01) != 0 ? 4 : 2) + ((flags & 0x08) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
        }
    }

    private byte[] Widths()
    {
        var widths = new byte[4 * _glyphs.Count];
        for (var i = 0; i < _glyphs.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(widths.AsSpan(4 * i), (ushort)font.Advance(_glyphs[i].Glyph));
            BinaryPrimitives.WriteInt16BigEndian(widths.AsSpan((4 * i) + 2), (short)(font.Bearing(_glyphs[i].Glyph) + _glyphs[i].Shift));
        }

        return widths;
    }

    private static byte[] Assemble((string Name, byte[] Bytes)[] tables)
    {
        var file = new MemoryStream();
        var power = (int)Math.Floor(Math.Log2(tables.Length));
        WriteU32(file, 0x00010000);
        foreach (var number in new[] { tables.Length, 16 << power, power, (tables.Length * 16) - (16 << power) })
        {
            file.WriteByte((byte)(number >> 8));
            file.WriteByte((byte)number);
        }

        var at = (uint)(12 + (16 * tables.Length));
        foreach (var (name, bytes) in tables)
        {
            file.Write(Encoding.ASCII.GetBytes(name));
            WriteU32(file, CheckSum(bytes));
            WriteU32(file, at);
            WriteU32(file, (uint)bytes.Length);
            at += (uint)(bytes.Length + 3) & ~3u;
        }

        foreach (var (_, bytes) in tables)
        {
            file.Write(bytes);
            Pad(file);
        }

        return file.ToArray();
    }

    private static uint CheckSum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (var i = 0; i < bytes.Length; i++)
        {
            sum += (uint)bytes[i] << (8 * (3 - (i % 4)));
        }

        return sum;
    }

    private static void Pad(MemoryStream stream)
    {
        while (stream.Length % 4 != 0)
        {
            stream.WriteByte(0);
        }
    }

    private static void WriteU32(MemoryStream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        stream.Write(bytes);
    }
}
