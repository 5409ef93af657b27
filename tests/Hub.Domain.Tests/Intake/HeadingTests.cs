using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Intake;

public sealed class HeadingTests
{
    private static readonly Interface Electricity = Sample.Interface(
    [
        Sample.Field("grid_kwh", new DecimalType(16, 2, "kWh", 0, null), zh: "网供电量", sourceNames: ["网供电量(千瓦时)", "用电.网供"]),
    ]);

    [Theory]
    [InlineData("""{"代码":"CODE","grid_kwh":"","网供电量":2}""")]
    [InlineData("""{"代码":"CODE","grid_kwh":2,"网供电量":""}""")]
    [InlineData("""{"代码":"CODE","grid_kwh":2,"网供电量":null}""")]
    public void Of_two_headings_of_one_field_the_filled_one_counts(string json)
    {
        var record = Sample.Normalise(Electricity, json.Replace("CODE", Sample.Code, StringComparison.Ordinal));

        Assert.Contains("\"grid_kwh\":2", Sample.Text(record), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grid_kwh")]
    [InlineData("GRID_KWH")]
    [InlineData("Grid_kWh")]
    [InlineData("ｇｒｉｄ＿ｋｗｈ")]
    [InlineData("网供电量")]
    [InlineData(" 网供电量　")]
    [InlineData("grid_kwh in English")]
    [InlineData("网供电量(千瓦时)")]
    [InlineData("网供电量（千瓦时）")]
    [InlineData("网供电量\\u0028千瓦时)")]
    [InlineData("用电.网供")]
    public void A_field_is_found_under_all_its_names(string heading) => Assert.Equal(
        """{"grid_kwh":5}""", Sample.Text(Sample.Normalise(Electricity, $$"""{"代码":"{{Sample.Code}}","{{heading}}":5}""")));

    [Theory]
    [InlineData("""{"代码":"CODE","用电":{"网供":5,"其他":1},"x":1}""")]
    [InlineData("""{"代码":"CODE","用电":{" 网供 ":5,"其他":{"深":[1,{"y":2}]}},"x":{"z":1}}""")]
    public void A_dotted_name_reaches_into_an_object(string json)
    {
        var record = Sample.Normalise(Electricity, json.Replace("CODE", Sample.Code));

        Assert.Equal("""{"grid_kwh":5}""", Sample.Text(record));
        Assert.Equal(["用电.其他", "x"], record.UnknownFields);
    }

    [Fact]
    public void Unknown_names_are_told_once()
    {
        var record = Sample.Normalise(Electricity, $$"""{"b":1,"代码":"{{Sample.Code}}","a":[{"c":1}],"b":2,"":3}""");

        Assert.Equal(["b", "a", ""], record.UnknownFields);
        Assert.True(record.IsClean);
    }

    [Fact]
    public void A_name_longer_than_any_is_not_cut_into_a_known_one()
    {
        var record = Sample.Normalise(Electricity, $$"""{"代码":"{{Sample.Code}}","grid_kwh{{new string(' ', 300)}}x":5}""");

        Assert.Equal("{}", Sample.Text(record));
        Assert.Equal(200, record.UnknownFields.Single().Length);
    }

    [Theory]
    [InlineData("""{"代码":"CODE","grid_kwh":1,"网供电量":2}""", "DUPLICATE_FIELD grid_kwh=网供电量: each field stands once in a record")]
    [InlineData("""{"代码":"CODE","grid_kwh":1,"grid_kwh":1,"GRID_KWH":3}""", "DUPLICATE_FIELD grid_kwh=grid_kwh: each field stands once in a record")]
    [InlineData("""{"代码":"CODE","代码":"CODE"}""", "DUPLICATE_FIELD subject=代码: each field stands once in a record")]
    [InlineData("""{"代码":"CODE","grid_kwh":null,"网供电量":2,"用电":{"网供":null}}""", "")]
    public void A_field_that_is_stated_twice_is_refused(string json, string message) =>
        Assert.Equal(message, Sample.Errors(Sample.Normalise(Electricity, json.Replace("CODE", Sample.Code))));
}
