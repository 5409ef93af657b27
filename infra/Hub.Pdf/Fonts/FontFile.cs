using System.Text;

namespace Hub.Pdf.Fonts;

/// <summary>The fonts that a report is set in. They are read once; see assets/NOTICE.md.</summary>
internal sealed class FontFile
{
    private static readonly Lazy<FontFile> s_regular = new(() => new("LiberationSans-Regular", 80));
    private static readonly Lazy<FontFile> s_bold = new(() => new("LiberationSans-Bold", 120));
    private static readonly Lazy<FontFile> s_chinese = new(() => new("DroidSansFallbackFull", 80));

    // The font sets these in the middle of their square, as in Taiwan; on the mainland they stand left, brackets at their text (GB/T 15834-2011, 5.1).
    private static readonly Dictionary<int, short> s_shifts = new() { ['，'] = -84, ['；'] = -84, ['：'] = -84, ['！'] = -84, ['？'] = -41, ['（'] = 40, ['）'] = -40 };

    private FontFile(string name, int stem)
    {
        (Name, Stem) = (name, stem);
        using var resource = typeof(FontFile).Assembly.GetManifestResourceStream($"fonts/{name}.ttf")!;
        var file = new byte[resource.Length];
        resource.ReadExactly(file);
        Font = new TrueTypeFont(file);
    }

    /// <summary>Latin letters, digits and signs.</summary>
    public static FontFile Regular => s_regular.Value;

    /// <summary>The same, bold.</summary>
    public static FontFile Bold => s_bold.Value;

    /// <summary>Chinese; of one weight.</summary>
    public static FontFile Chinese => s_chinese.Value;

    /// <summary>The font's PostScript name.</summary>
    public string Name { get; }

    /// <summary>How thick its stems are, in thousandths.</summary>
    public int Stem { get; }

    /// <summary>What it is made of.</summary>
    public TrueTypeFont Font { get; }

    /// <summary>The font that has a character; null if none has.</summary>
    public static FontFile? Having(Rune character, bool bold)
    {
        var latin = bold ? Bold : Regular;
        return latin.Font.Glyph(character) != 0 ? latin : Chinese.Font.Glyph(character) != 0 ? Chinese : null;
    }

    /// <summary>How far right of the font's place a character is drawn, in the font's units.</summary>
    public short Shift(Rune character) => this == Chinese ? s_shifts.GetValueOrDefault(character.Value) : (short)0;

    /// <summary>A character's width at size 1.</summary>
    public double Width(Rune character) => (double)Font.Advance(Font.Glyph(character)) / Font.UnitsPerEm;
}
