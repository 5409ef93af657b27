using System.Text.Json;
using Hub.Domain.Sharing.Reports.Layout;

namespace Hub.Domain.Tests.Sharing.Reports.Layout;

public sealed class ReportTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(2025, "2025")]
    [InlineData(58000000, "58,000,000")]
    [InlineData(0.1734, "0.1734")]
    [InlineData(74.36, "74.36")]
    [InlineData(3187.4249, "3187.42")]
    [InlineData(-12345.6, "-12,345.6")]
    public void Numbers_are_grouped_from_five_digits_on(double value, string text) => Assert.Equal(text, ReportText.Number(value));

    [Fact]
    public void Numbers_of_a_column_have_the_same_decimals_and_grouping() =>
        Assert.Equal(["3045.00", "2441.25", "—"], ReportText.Column([3045, 2441.25, null]));

    [Fact]
    public void One_large_number_groups_its_column() => Assert.Equal(["1,200", "45,000"], ReportText.Column([1200, 45000]));

    [Theory]
    [InlineData("\"2026-11-19T18:12:40Z\"", "2026-11-20 02:12")]
    [InlineData("\"2026-11-20T02:12:40+08:00\"", "2026-11-20 02:12")]
    [InlineData("\"2026-11-19\"", "2026-11-19")]
    [InlineData("true", "是")]
    [InlineData("false", "否")]
    [InlineData("{\"id\":\"ACTIVE\",\"zh\":\"存续\",\"en\":\"Active\"}", "存续")]
    [InlineData("[{\"zh\":\"甲\",\"en\":\"a\"},\"乙\",3]", "甲；乙；3")]
    [InlineData("null", "—")]
    [InlineData("\"\"", "—")]
    public void Values_read_as_their_kind(string json, string text) =>
        Assert.Equal(text, ReportText.Of(JsonDocument.Parse(json).RootElement, ReportLanguage.Chinese));

    [Fact]
    public void A_name_brings_no_character_that_turns_the_writing() =>
        Assert.Equal("湖州有限 公司x", ReportJson.Clean("湖州\u202e有限\n公司\u2066\u0007x"));

    [Fact]
    public void What_is_not_translated_stands_in_the_other_language() =>
        Assert.Equal("存续", ReportLanguage.English.Of(JsonDocument.Parse("""{"zh":"存续"}""").RootElement));

    [Fact]
    public void Another_language_is_refused() =>
        Assert.Equal("A report is drawn in zh or en, not in 'fr'. (Parameter 'name')", Assert.Throws<ArgumentException>(() => ReportLanguage.Named("fr")).Message);
}
