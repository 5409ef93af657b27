using System.Text;
using Hub.Pdf.Fonts;

namespace Hub.Pdf.Tests.Fonts;

public sealed class TrueTypeSubsetTests
{
    [Fact]
    public void A_subset_has_the_outlines_and_widths_of_the_font()
    {
        var font = FontFile.Chinese.Font;
        var subset = new TrueTypeSubset(font);
        var numbers = "湖州湖".EnumerateRunes().Select(r => subset.Take(font.Glyph(r))).ToList();
        var file = Reopened(subset);

        Assert.Equal([1, 2, 1], numbers.Select(n => (int)n));
        Assert.Equal(font.Outline(font.Glyph(new Rune('州'))).ToArray(), Trimmed(file.Outline(2), font.Outline(font.Glyph(new Rune('州'))).Length));
        Assert.Equal(font.Advance(font.Glyph(new Rune('湖'))), file.Advance(1));
    }

    [Fact]
    public void A_glyph_made_of_others_brings_them_along()
    {
        var font = FontFile.Regular.Font;
        var subset = new TrueTypeSubset(font);
        subset.Take(font.Glyph(new Rune('é')));
        var file = Reopened(subset);

        Assert.Equal(4, subset.Glyphs.Count());
        Assert.Equal(font.Outline(font.Glyph(new Rune('e'))).ToArray(), Trimmed(file.Outline(2), font.Outline(font.Glyph(new Rune('e'))).Length));
    }

    [Fact]
    public void A_shifted_glyph_stands_beside_the_one_it_is_made_of()
    {
        var font = FontFile.Chinese.Font;
        var comma = font.Glyph(new Rune('，'));
        var subset = new TrueTypeSubset(font);
        var (shifted, plain) = (subset.Take(comma, -84), subset.Take(comma));
        var file = Reopened(subset);

        Assert.Equal((1, 2), (shifted, plain));
        Assert.Equal(font.Bearing(comma) - 84, file.Bearing(1));
        Assert.Equal([0xff, 0xff], file.Outline(1)[..2].ToArray());
    }

    [Fact]
    public void Every_character_of_GBK_has_a_glyph()
    {
        var missing = Enumerable.Range(0x4e00, 0x9fa5 - 0x4e00 + 1).Where(c => FontFile.Having(new Rune(c), bold: false) is null);

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("₂²³≥≤—…·“”％＊〔〕《》、。，；：℃㎡√")]
    public void Signs_of_reports_have_a_glyph(string signs) => Assert.Equal("℃", string.Concat(signs.EnumerateRunes().Where(r => FontFile.Having(r, bold: false) is null)));

    /// <summary>The subset without a character map of its own is read by the tables that it has.</summary>
    private static TrueTypeFont Reopened(TrueTypeSubset subset) => new(subset.ToFile());

    private static byte[] Trimmed(ReadOnlySpan<byte> outline, int length) => outline[..length].ToArray();
}
