using System.Globalization;
using Hub.Domain.Enterprises;
using static Hub.Domain.Enterprises.EnterpriseSize;

namespace Hub.Domain.Tests.Enterprises;

public sealed class SizeClassTests
{
    // A class of each row with the lower bounds of large, medium and small: X employees, Y revenue, Z assets.
    public static TheoryData<int, string, string, string, string> Table => new()
    {
        { 1, "0111", "Y20000", "Y500", "Y50" },
        { 2, "3011", "X1000 Y40000", "X300 Y2000", "X20 Y300" },
        { 3, "4710", "Y80000 Z80000", "Y6000 Z5000", "Y300 Z300" },
        { 4, "5111", "X200 Y40000", "X20 Y5000", "X5 Y1000" },
        { 5, "5211", "X300 Y20000", "X50 Y500", "X10 Y100" },
        { 6, "5430", "X1000 Y30000", "X300 Y3000", "X20 Y200" },
        { 7, "5920", "X200 Y30000", "X100 Y1000", "X20 Y100" },
        { 8, "6010", "X1000 Y30000", "X300 Y2000", "X20 Y100" },
        { 9, "6110", "X300 Y10000", "X100 Y2000", "X10 Y100" },
        { 10, "6210", "X300 Y10000", "X100 Y2000", "X10 Y100" },
        { 11, "6420", "X2000 Y100000", "X100 Y1000", "X10 Y100" },
        { 12, "6513", "X300 Y10000", "X100 Y1000", "X10 Y50" },
        { 13, "7010", "Y200000 Z10000", "Y1000 Z5000", "Y100 Z2000" },
        { 14, "7020", "X1000 Y5000", "X300 Y1000", "X100 Y500" },
        { 15, "7212", "X300 Z120000", "X100 Z8000", "X10 Z100" },
        { 16, "7320", "X300", "X100", "X10" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_lower_bound_belongs_to_its_class(int row, string industry, string large, string medium, string small)
    {
        Assert.Equal(row, SizeClass.RowOf(industry)!.Row);
        Assert.Equal(Large, Of(industry, Bounds(large)));
        Assert.Equal(Medium, Of(industry, Bounds(medium)));
        Assert.Equal(Small, Of(industry, Bounds(small)));
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void One_indicator_just_below_its_bound_is_one_class_down(int row, string industry, string large, string medium, string small)
    {
        Assert.InRange(row, 1, 16);
        Assert.All(EachLowered(large), indicators => Assert.Equal(Medium, Of(industry, indicators)));
        Assert.All(EachLowered(medium), indicators => Assert.Equal(Small, Of(industry, indicators)));
        Assert.All(EachLowered(small), indicators => Assert.Equal(Micro, Of(industry, indicators)));
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void A_missing_indicator_of_the_row_leaves_the_size_open(int row, string industry, string large, string medium, string small)
    {
        Assert.Equal(Bounds(medium).Keys, Bounds(small).Keys);
        Assert.InRange(row, 1, 16);
        Assert.All(Bounds(large).Keys, name =>
        {
            var others = Bounds(large);
            others.Remove(name);
            Assert.Null(Of(industry, others));
        });
    }

    [Theory]
    [InlineData("3011", 300, 2000, null, Medium)]
    [InlineData("3011", 1200, 39999, null, Medium)]
    [InlineData("3011", 500, 1500, null, Small)]
    [InlineData("3011", 19, 90000, null, Micro)]
    [InlineData("6513", 10, 50, null, Small)]
    [InlineData("7010", null, 250000, 9000, Medium)]
    [InlineData("3011", 1200, 1500, null, Small)]
    public void Examples_of_the_method(string industry, int? employees, int? revenue, int? assets, EnterpriseSize expected) =>
        Assert.Equal(expected, SizeClass.Of(industry, employees, revenue, assets));

    [Theory]
    [InlineData("5910", 6)]
    [InlineData("5990", 7)]
    [InlineData("5810", 6)]
    [InlineData("0690", 2)]
    [InlineData("4420", 2)]
    [InlineData("7030", 16)]
    [InlineData("7040", 16)]
    [InlineData("7090", 16)]
    [InlineData("7820", 16)]
    [InlineData("8520", 16)]
    [InlineData("9020", 16)]
    public void The_most_exact_row_holds(string industry, int row) => Assert.Equal(row, SizeClass.RowOf(industry)!.Row);

    [Theory]
    [InlineData("5310")]
    [InlineData("6621")]
    [InlineData("8331")]
    [InlineData("8411")]
    [InlineData("9111")]
    [InlineData("9800")]
    [InlineData("")]
    public void Industries_outside_the_table_have_no_size(string industry) =>
        Assert.Null(SizeClass.Of(industry, 5000, 900000, 900000));

    [Fact]
    public void The_table_has_sixteen_rows() => Assert.Equal(Enumerable.Range(1, 16), SizeClass.Rows.Select(row => row.Row));

    private static EnterpriseSize? Of(string industry, Dictionary<char, decimal> indicators) => SizeClass.Of(
        industry,
        indicators.TryGetValue('X', out var employees) ? (int)employees : null,
        indicators.TryGetValue('Y', out var revenue) ? revenue : null,
        indicators.TryGetValue('Z', out var assets) ? assets : null);

    private static Dictionary<char, decimal> Bounds(string text) =>
        text.Split(' ').ToDictionary(part => part[0], part => decimal.Parse(part[1..], CultureInfo.InvariantCulture));

    private static IEnumerable<Dictionary<char, decimal>> EachLowered(string text) =>
        Bounds(text).Keys.Select(name =>
        {
            var lowered = Bounds(text);
            lowered[name] -= name == 'X' ? 1 : 0.01m;
            return lowered;
        });
}
