using Hub.Pdf.Setting;
using Hub.Pdf.Writing;

namespace Hub.Pdf.Tests.Setting;

public sealed class LineBreaksTests
{
    private static readonly PdfStyle s_ten = new(10, "#000000");
    private static readonly PdfFonts s_fonts = new();

    [Theory]
    [InlineData("湖州银行织里支行", 40, "湖州银行|织里支行")]
    [InlineData("湖州银行，织里支行", 40, "湖州银|行，织里|支行")]
    [InlineData("甲乙丙《丁戊》", 40, "甲乙丙|《丁戊》")]
    [InlineData("the enterprise has nothing", 60, "the|enterprise|has nothing")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 60, "ABCDEFGHI|JKLMNOPQ|RSTUVWXY|Z")]
    [InlineData("编号CR2026已取代", 50, "编号|CR2026已|取代")]
    [InlineData("", 50, "")]
    public void Text_breaks_as_it_is_written(string text, double width, string lines) =>
        Assert.Equal(lines, string.Join('|', LineBreaks.Of(text, width, s_ten, s_fonts)));

    [Fact]
    public void A_character_wider_than_the_line_stands_alone() => Assert.Equal(["湖", "州"], LineBreaks.Of("湖州", 3, s_ten, s_fonts));
}
