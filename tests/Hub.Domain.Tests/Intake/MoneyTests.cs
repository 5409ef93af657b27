using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Intake;

/// <summary>An amount is understood wholly or refused; never a wrong number.</summary>
public sealed class MoneyTests
{
    [Theory]
    [InlineData("100(万元人民币)", "1000000", "CNY")]
    [InlineData("100（万元人民币）", "1000000", "CNY")]
    [InlineData("1,000(万元人民币)", "10000000", "CNY")]
    [InlineData("195.4400(万元人民币)", "1954400", "CNY")]
    [InlineData("240(万美元)", "2400000", "USD")]
    [InlineData("500万人民币", "5000000", "CNY")]
    [InlineData("500万人民币元", "5000000", "CNY")]
    [InlineData("500万元人民币", "5000000", "CNY")]
    [InlineData("500万元(人民币)", "5000000", "CNY")]
    [InlineData("500 万 元", "5000000", "CNY")]
    [InlineData("人民币500万元", "5000000", "CNY")]
    [InlineData("人民币500元", "500", "CNY")]
    [InlineData("RMB 500万", "5000000", "CNY")]
    [InlineData("3000000元", "3000000", "CNY")]
    [InlineData("¥300万", "3000000", "CNY")]
    [InlineData("￥300万元", "3000000", "CNY")]
    [InlineData("$300万", "3000000", "USD")]
    [InlineData("usd 300万", "3000000", "USD")]
    [InlineData("１００万元", "1000000", "CNY")]
    [InlineData("2.5亿元", "250000000", "CNY")]
    [InlineData("3千元", "3000", "CNY")]
    [InlineData("5百万元", "5000000", "CNY")]
    [InlineData("1千万元", "10000000", "CNY")]
    [InlineData("100万港元", "1000000", "HKD")]
    [InlineData("100万新台币", "1000000", "TWD")]
    [InlineData("100万新加坡元", "1000000", "SGD")]
    [InlineData("500", "5000000", "CNY")]
    [InlineData("500.12345678", "5001234.5678", "CNY")]
    [InlineData("1e3", "10000000", "CNY")]
    [InlineData("+5", "50000", "CNY")]
    [InlineData("0", "0", "CNY")]
    [InlineData("-0", "0", "CNY")]
    public void An_amount_under_a_heading_in_wan_yuan_is_read(string text, string amount, string currency) => Assert.Equal(
        $$"""{"amount":{{amount}},"currency":"{{currency}}"}""",
        Sample.Outcome(new MoneyType(true, null, null), $"\"{text}\"", "万元"));

    [Theory]
    [InlineData("人民币伍佰万元", "NOT_A_NUMBER")]
    [InlineData("约", "NOT_A_NUMBER")]
    [InlineData("1,00万元", "NOT_A_NUMBER")]
    [InlineData("1.000,50", "NOT_A_NUMBER")]
    [InlineData("1.000,50万元", "NOT_A_NUMBER")]
    [InlineData("100-200万元", "NOT_A_NUMBER")]
    [InlineData("1e400", "NOT_A_NUMBER")]
    [InlineData("NaN", "NOT_A_NUMBER")]
    [InlineData("1.2.3万元", "NOT_A_NUMBER")]
    [InlineData("true", "NOT_A_NUMBER")]
    [InlineData("1000000000000000000000000000000000000000000", "NOT_A_NUMBER")]
    [InlineData("500人民币", "BAD_UNIT")]
    [InlineData("500人民币元", "BAD_UNIT")]
    [InlineData("240美元", "BAD_UNIT")]
    [InlineData("12万3千", "BAD_UNIT")]
    [InlineData("100~200万元", "BAD_UNIT")]
    [InlineData("100万至200万元", "BAD_UNIT")]
    [InlineData("1 00万元", "BAD_UNIT")]
    [InlineData("100万万元", "BAD_UNIT")]
    [InlineData("约100万元", "BAD_UNIT")]
    [InlineData("100万元以上", "BAD_UNIT")]
    [InlineData("100元元", "BAD_UNIT")]
    [InlineData("¥100万美元", "BAD_UNIT")]
    [InlineData("A$100万", "BAD_UNIT")]
    [InlineData("100万法郎", "BAD_UNIT")]
    [InlineData("(100)", "BAD_UNIT")]
    [InlineData("100()", "BAD_UNIT")]
    [InlineData("((100万元))", "BAD_UNIT")]
    [InlineData("100%", "BAD_UNIT")]
    [InlineData("1000000000000000", "OUT_OF_RANGE")]
    [InlineData("99999999999999999999999万元", "OUT_OF_RANGE")]
    public void What_is_not_understood_wholly_is_refused(string text, string error) =>
        Assert.Equal(error, Sample.Outcome(new MoneyType(true, null, null), $"\"{text}\"", "万元"));

    [Theory]
    [InlineData("240(万美元)")]
    [InlineData("100万港元")]
    [InlineData("EUR5")]
    public void A_plain_money_field_takes_no_foreign_currency(string text) => Assert.Equal(
        $"FOREIGN_CURRENCY v={text}: an amount in yuan (元, 万元)",
        Sample.Errors(Sample.Value(new MoneyType(false, null, null), $"\"{text}\"")));

    [Theory]
    [InlineData("240", "2400000", "USD")]
    [InlineData("240万", "2400000", "USD")]
    [InlineData("240万人民币", "2400000", "CNY")]
    public void Under_a_heading_in_dollars_an_amount_is_in_dollars_unless_it_says_otherwise(string text, string amount, string currency) =>
        Assert.Equal(
            $$"""{"amount":{{amount}},"currency":"{{currency}}"}""",
            Sample.Outcome(new MoneyType(true, null, null), $"\"{text}\"", "万美元"));

    [Theory]
    [InlineData("240万元")]
    [InlineData("240元")]
    public void Under_a_heading_in_dollars_yuan_without_a_country_are_in_doubt(string text) =>
        Assert.Equal("BAD_UNIT", Sample.Outcome(new MoneyType(true, null, null), $"\"{text}\"", "万美元"));

    [Theory]
    [InlineData("\"500人民币\"", "500")]
    [InlineData("500.5", "500.5")]
    [InlineData("\"-5\"", "-5")]
    public void Without_a_source_unit_a_bare_number_is_in_yuan(string json, string expected) =>
        Assert.Equal(expected, Sample.Outcome(new MoneyType(false, null, null), json));

    [Fact]
    public void Bounds_are_in_yuan() => Assert.Equal(
        "OUT_OF_RANGE v=-5: 0 to 1000000 in CNY",
        Sample.Errors(Sample.Value(new MoneyType(false, 0, 1_000_000), "\"-5\"", "万元")));

    [Fact]
    public void What_is_wrong_is_said_with_what_would_be_right()
    {
        var type = new MoneyType(false, null, null);

        Assert.Equal(
            "NOT_A_NUMBER v=人民币伍佰万元: an amount of money such as 100万元 or 240(万美元)",
            Sample.Errors(Sample.Value(type, "\"人民币伍佰万元\"", "万元")));
        Assert.Equal(
            "BAD_UNIT v=500人民币: “…人民币” beside a heading in 万元 is ambiguous: write 元 or 万元",
            Sample.Errors(Sample.Value(type, "\"500人民币\"", "万元")));
        Assert.Equal(
            "BAD_UNIT v=12万3千: a number with 元, 万元, 亿元 or a currency; “…3千” is not understood",
            Sample.Errors(Sample.Value(type, "\"12万3千\"", "万元")));
    }

    [Fact]
    public void A_page_of_text_in_a_money_field_makes_a_short_message()
    {
        var error = Sample.Value(new MoneyType(false, null, null), $"\"5{new string('字', 100_000)}\"").Errors.Single();

        Assert.Equal("NOT_A_NUMBER", error.Name);
        Assert.Equal(101, error.Value.Length);
        Assert.True(error.Expected.Length < 200);
    }
}
