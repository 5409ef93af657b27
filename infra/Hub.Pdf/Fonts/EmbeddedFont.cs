using System.Globalization;
using System.Text;
using Hub.Pdf.Writing;

namespace Hub.Pdf.Fonts;

/// <summary>A font as a document uses it: two bytes a glyph, and a map back to characters, so that text can be searched and copied.</summary>
internal sealed class EmbeddedFont(FontFile file, string resource, string tag)
{
    private readonly TrueTypeSubset _subset = new(file.Font);
    private readonly SortedDictionary<ushort, Rune> _characters = [];

    /// <summary>What pages call it.</summary>
    public string Resource => resource;

    /// <summary>A character as a page writes it: four hexadecimal digits.</summary>
    public string Code(Rune character)
    {
        var number = _subset.Take(file.Font.Glyph(character), file.Shift(character));
        _characters.TryAdd(number, character);
        return number.ToString("X4", CultureInfo.InvariantCulture);
    }

    /// <summary>Writes the font into the document (ISO 32000-2, 9.7.4 and 9.10.3); returns its object.</summary>
    public int Write(PdfFile pdf)
    {
        var font = file.Font;
        var name = $"/{tag}+{file.Name}";
        var program = _subset.ToFile();
        var stream = pdf.AddStream($"/Length1 {program.Length}", program);
        var box = string.Join(' ', font.Box.Select(Thousandths));
        var descriptor = pdf.Add(
            $"<</Type/FontDescriptor/FontName{name}/Flags 4/FontBBox[{box}]/ItalicAngle 0/Ascent {Thousandths(font.Ascent)}/Descent {Thousandths(font.Descent)}/CapHeight 700/StemV {file.Stem}/FontFile2 {stream} 0 R>>");
        var widths = string.Join(' ', _subset.Glyphs.Select(g => Thousandths(font.Advance(g))));
        var descendant = pdf.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 1000/W[0[{widths}]]/CIDToGIDMap/Identity>>");
        var unicode = pdf.AddStream("", Encoding.ASCII.GetBytes(ToUnicode()));
        return pdf.Add($"<</Type/Font/Subtype/Type0/BaseFont{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>");
    }

    private string Thousandths(int units) => ((int)Math.Round(units * 1000.0 / file.Font.UnitsPerEm)).ToString(CultureInfo.InvariantCulture);

    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var part in _characters.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var (number, character) in part)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{number:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(character.ToString()))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end\n").ToString();
    }
}
