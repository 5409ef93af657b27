using System.Buffers.Binary;
using System.Text;

namespace Hub.Pdf.Fonts;

/// <summary>
/// A TrueType font: which glyph stands for a character, how wide it is, what it looks like. As OpenType 1.9.1, of which the tables cmap
/// (formats 4 and 12), head, hhea, hmtx, maxp, loca and glyf are read.
/// </summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables;
    private readonly Dictionary<int, ushort> _glyphs;
    private readonly int _wideGlyphs;
    private readonly bool _longOffsets;

    public TrueTypeFont(byte[] file)
    {
        _file = file;
        _tables = Tables();
        UnitsPerEm = U16(At("head") + 18);
        _longOffsets = U16(At("head") + 50) == 1;
        _wideGlyphs = U16(At("hhea") + 34);
        Ascent = I16(At("hhea") + 4);
        Descent = I16(At("hhea") + 6);
        Box = [.. Enumerable.Range(0, 4).Select(i => (int)I16(At("head") + 36 + (2 * i)))];
        _glyphs = CharacterMap.Read(Table("cmap"));
    }

    /// <summary>Units of the font in the height of a line.</summary>
    public int UnitsPerEm { get; }

    /// <summary>How far it reaches above the base line, in its units.</summary>
    public int Ascent { get; }

    /// <summary>How far it reaches below, in its units, negative.</summary>
    public int Descent { get; }

    /// <summary>What all glyphs fit in: left, bottom, right, top, in its units.</summary>
    public IReadOnlyList<int> Box { get; }

    /// <summary>The glyph of a character; 0 if the font has none.</summary>
    public ushort Glyph(Rune character) => _glyphs.GetValueOrDefault(character.Value);

    /// <summary>A glyph's width in its units.</summary>
    public int Advance(ushort glyph) => U16(At("hmtx") + (4 * Math.Min(glyph, _wideGlyphs - 1)));

    /// <summary>Where a glyph begins, left of its outline, in its units.</summary>
    public short Bearing(ushort glyph) => glyph < _wideGlyphs
        ? I16(At("hmtx") + (4 * glyph) + 2)
        : I16(At("hmtx") + (4 * _wideGlyphs) + (2 * (glyph - _wideGlyphs)));

    /// <summary>A glyph's outline as the font has it; empty for a space.</summary>
    public ReadOnlySpan<byte> Outline(ushort glyph)
    {
        var (from, to) = (OutlineAt(glyph), OutlineAt(glyph + 1));
        return Table("glyf").Slice(from, to - from);
    }

    /// <summary>A table's bytes; none if the font has not got it.</summary>
    public ReadOnlySpan<byte> Table(string name) => _tables.TryGetValue(name, out var table) ? _file.AsSpan(table.Offset, table.Length) : [];

    private int OutlineAt(int glyph) => _longOffsets
        ? (int)BinaryPrimitives.ReadUInt32BigEndian(Table("loca")[(4 * glyph)..])
        : 2 * BinaryPrimitives.ReadUInt16BigEndian(Table("loca")[(2 * glyph)..]);

    private Dictionary<string, (int, int)> Tables() => Enumerable.Range(0, U16(4)).Select(i => 12 + (16 * i)).ToDictionary(
        at => Encoding.ASCII.GetString(_file, at, 4),
        at => ((int)BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at + 8)), (int)BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at + 12))));

    private int At(string table) => _tables[table].Offset;

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private short I16(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));
}
