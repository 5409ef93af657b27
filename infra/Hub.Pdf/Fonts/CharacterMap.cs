using System.Buffers.Binary;

namespace Hub.Pdf.Fonts;

/// <summary>Reads the table cmap: the glyph of each character. Format 12 knows all of Unicode and goes before format 4.</summary>
internal static class CharacterMap
{
    public static Dictionary<int, ushort> Read(ReadOnlySpan<byte> cmap)
    {
        var glyphs = new Dictionary<int, ushort>();
        foreach (var at in Subtables(cmap))
        {
            var table = cmap[at..];
            switch (U16(table, 0))
            {
                case 4:
                    ReadSegments(table, glyphs);
                    break;
                case 12:
                    ReadGroups(table, glyphs);
                    break;
            }
        }

        return glyphs;
    }

    /// <summary>Those of Unicode: platform 0, and platform 3 with encodings 1 and 10. A subset has no such table.</summary>
    private static List<int> Subtables(ReadOnlySpan<byte> cmap)
    {
        var found = new List<int>();
        for (var i = 0; !cmap.IsEmpty && i < U16(cmap, 2); i++)
        {
            var record = cmap[(4 + (8 * i))..];
            if (U16(record, 0) == 0 || (U16(record, 0) == 3 && U16(record, 2) is 1 or 10))
            {
                found.Add((int)U32(record, 4));
            }
        }

        return found;
    }

    private static void ReadSegments(ReadOnlySpan<byte> table, Dictionary<int, ushort> glyphs)
    {
        var twice = U16(table, 6);
        for (var i = 0; i < twice; i += 2)
        {
            var (end, start) = (U16(table, 14 + i), U16(table, 16 + twice + i));
            var (delta, rangeAt) = (U16(table, 16 + (2 * twice) + i), 16 + (3 * twice) + i);
            var range = U16(table, rangeAt);
            for (int c = start; c <= end && c != 0xffff; c++)
            {
                var glyph = range == 0 ? c : U16(table, rangeAt + range + (2 * (c - start)));
                if (glyph != 0)
                {
                    glyphs.TryAdd(c, (ushort)(glyph + delta));
                }
            }
        }
    }

    private static void ReadGroups(ReadOnlySpan<byte> table, Dictionary<int, ushort> glyphs)
    {
        for (var i = 0; i < U32(table, 12); i++)
        {
            var group = table[(16 + (12 * i))..];
            var (start, end, glyph) = (U32(group, 0), U32(group, 4), U32(group, 8));
            for (var c = start; c <= end; c++)
            {
                glyphs[(int)c] = (ushort)(glyph + c - start);
            }
        }
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
