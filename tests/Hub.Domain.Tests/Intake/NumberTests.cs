using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Intake;

public sealed class NumberTests
{
    private static readonly DecimalType Energy = new(16, 2, "kWh", 0, null);

    [Theory]
    [InlineData("1.5", "15000")]
    [InlineData("\"1.5\"", "15000")]
    [InlineData("\" 1.50 \"", "15000")]
    [InlineData("\"１．５\"", "15000")]
    [InlineData("\"1,234.5678\"", "12345678")]
    [InlineData("\"1,234,567\"", "12345670000")]
    [InlineData("1.5e1", "150000")]
    [InlineData("0.00000049", "0")]
    [InlineData("0.0000005", "0.01")]
    public void A_number_is_converted_from_the_source_unit(string json, string expected) =>
        Assert.Equal(expected, Sample.Outcome(Energy, json, "万千瓦时"));

    [Theory]
    [InlineData("\"1,5\"")]
    [InlineData("\"1,2345\"")]
    [InlineData("\"12,34,567\"")]
    [InlineData("\",123\"")]
    [InlineData("\"1.000,50\"")]
    [InlineData("\"1.5,000\"")]
    [InlineData("\"1 000\"")]
    [InlineData("\"1.5万\"")]
    [InlineData("\"1.5kWh\"")]
    [InlineData("\"100-200\"")]
    [InlineData("\"--5\"")]
    [InlineData("\"5-\"")]
    [InlineData("\"0x10\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"1e400\"")]
    [InlineData("1e400")]
    [InlineData("\"100\\u0000\"")]
    [InlineData("\"一百\"")]
    [InlineData("\"5%\"")]
    [InlineData("true")]
    public void What_is_no_number_is_refused(string json) => Assert.Equal("NOT_A_NUMBER", Sample.Outcome(Energy, json, "万千瓦时"));

    [Theory]
    [InlineData("\"-5\"", "OUT_OF_RANGE v=-5: 0 to … in kWh")]
    [InlineData("99999999999999", "OUT_OF_RANGE v=99999999999999: at most 14 digits before the point in kWh")]
    [InlineData("9999999999999999999999999", "OUT_OF_RANGE v=9999999999999999999999999: at most 16 digits in kWh")]
    [InlineData("\"abc\"", "NOT_A_NUMBER v=abc: a number in 万千瓦时")]
    public void What_does_not_fit_is_said_with_the_bounds(string json, string message) =>
        Assert.Equal(message, Sample.Errors(Sample.Value(Energy, json, "万千瓦时")));

    [Theory]
    [InlineData("\"12.5%\"", null, "12.5")]
    [InlineData("\"12.5 ％\"", null, "12.5")]
    [InlineData("\"12.5\"", "‰", "1.25")]
    [InlineData("\"12.5%\"", "‰", "12.5")]
    [InlineData("\"-0.001\"", null, "0")]
    public void A_per_cent_sign_says_the_unit_itself(string json, string? sourceUnit, string expected) =>
        Assert.Equal(expected, Sample.Outcome(new DecimalType(7, 2, "%", null, null), json, sourceUnit));

    [Theory]
    [InlineData("12", null, "12")]
    [InlineData("\"1,200\"", null, "1200")]
    [InlineData("12.0", null, "12")]
    [InlineData("1.2", "万人", "12000")]
    [InlineData("1.5", null, "OUT_OF_RANGE")]
    [InlineData("0.00001", "万人", "OUT_OF_RANGE")]
    [InlineData("-1", null, "OUT_OF_RANGE")]
    [InlineData("9223372036854775808", null, "OUT_OF_RANGE")]
    [InlineData("\"十二\"", null, "NOT_A_NUMBER")]
    public void A_count_is_whole_and_converted_too(string json, string? sourceUnit, string expected) =>
        Assert.Equal(expected, Sample.Outcome(new IntegerType("人", 0, null), json, sourceUnit));

    /// <summary>The hub's own name of a field implies the hub's own unit; the department's heading implies the department's.</summary>
    [Theory]
    [InlineData("v", "1.5")]
    [InlineData("V", "1.5")]
    [InlineData("v的中文", "15000")]
    [InlineData("v in English", "15000")]
    [InlineData("用电量", "15000")]
    public void A_bare_number_has_the_unit_of_the_name_it_stands_under(string name, string expected)
    {
        var field = Sample.Field("v", new DecimalType(16, 2, "kWh", null, null), sourceUnit: "万千瓦时", sourceNames: ["用电量"]);

        Assert.Equal($$"""{"v":{{expected}}}""", Sample.Text(Sample.Normalise(Sample.Interface([field]), $$"""{"代码":"{{Sample.Code}}","{{name}}":1.5}""")));
    }
}
