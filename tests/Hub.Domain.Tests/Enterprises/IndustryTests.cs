using Hub.Domain.Enterprises;

namespace Hub.Domain.Tests.Enterprises;

public sealed class IndustryTests
{
    [Fact]
    public void There_are_20_sections_and_97_divisions()
    {
        Assert.Equal("ABCDEFGHIJKLMNOPQRST", string.Concat(Industry.Sections.Select(s => s.Code)));
        Assert.Equal(
            Enumerable.Range(1, 97).Select(n => n.ToString("00")),
            Industry.Sections.SelectMany(s => s.Divisions).Select(d => d.Code));
    }

    [Theory]
    [InlineData('A', 5)]
    [InlineData('B', 7)]
    [InlineData('C', 31)]
    [InlineData('D', 3)]
    [InlineData('E', 4)]
    [InlineData('F', 2)]
    [InlineData('G', 8)]
    [InlineData('H', 2)]
    [InlineData('I', 3)]
    [InlineData('J', 4)]
    [InlineData('K', 1)]
    [InlineData('L', 2)]
    [InlineData('M', 3)]
    [InlineData('N', 4)]
    [InlineData('O', 3)]
    [InlineData('P', 1)]
    [InlineData('Q', 2)]
    [InlineData('R', 5)]
    [InlineData('S', 6)]
    [InlineData('T', 1)]
    public void Each_section_has_its_number_of_divisions(char section, int divisions) =>
        Assert.Equal(divisions, Industry.Sections.Single(s => s.Code == section).Divisions.Count);

    [Theory]
    [InlineData("3011", 'C', "非金属矿物制品业", "Non-metallic mineral products")]
    [InlineData("1713", 'C', "纺织业", "Textiles")]
    [InlineData("0111", 'A', "农业", "Farming")]
    [InlineData("9700", 'T', "国际组织", "International organisations")]
    public void A_class_lies_in_a_division_and_a_section(string code, char section, string zh, string en)
    {
        Assert.True(Industry.IsClass(code));
        Assert.Equal(section, Industry.SectionOf(code)!.Code);
        Assert.Equal(new(zh, en), Industry.DivisionOf(code)!.Name);
    }

    [Theory]
    [InlineData("C3011")]
    [InlineData("301")]
    [InlineData("0011")]
    [InlineData("9811")]
    [InlineData("30A1")]
    [InlineData("")]
    public void Anything_else_is_no_class(string code) => Assert.False(Industry.IsClass(code));
}
