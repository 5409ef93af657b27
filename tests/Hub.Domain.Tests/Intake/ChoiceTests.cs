using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Intake;

public sealed class ChoiceTests
{
    private static readonly EnumType Grades = new(new Dictionary<string, BilingualName> { ["GOOD"] = new("好", "Good"), ["BAD"] = new("差", "Bad") });

    [Theory]
    [InlineData("\"是\"", "true")]
    [InlineData("\"有\"", "true")]
    [InlineData("\"Y\"", "true")]
    [InlineData("\"Ｙ\"", "true")]
    [InlineData("\"YES\"", "true")]
    [InlineData("1", "true")]
    [InlineData("true", "true")]
    [InlineData("\"TRUE\"", "true")]
    [InlineData("\"否\"", "false")]
    [InlineData("\"无\"", "false")]
    [InlineData("\"No\"", "false")]
    [InlineData("0", "false")]
    [InlineData("false", "false")]
    [InlineData("2", "WRONG_TYPE")]
    [InlineData("\"maybe\"", "WRONG_TYPE")]
    public void Yes_and_no_are_read_in_all_their_spellings(string json, string expected) =>
        Assert.Equal(expected, Sample.Outcome(new BooleanType(), json));

    [Theory]
    [InlineData("\"01\"", "{\"v\":\"GOOD\"}")]
    [InlineData("\"０１\"", "{\"v\":\"GOOD\"}")]
    [InlineData("\"差（整改）\"", "{\"v\":\"BAD\"}")]
    [InlineData("\"差(整改)\"", "{\"v\":\"BAD\"}")]
    [InlineData("\"BAD\"", "{\"v\":\"BAD\"}")]
    public void A_code_list_leads_to_our_values(string json, string expected) => Assert.Equal(expected, Sample.Text(Coded(json)));

    [Fact]
    public void An_unknown_code_is_answered_with_the_list() =>
        Assert.Equal("UNKNOWN_ENUM v=03: one of 01, 差（整改）", Sample.Errors(Coded("\"03\"")));

    [Fact]
    public void Without_a_code_list_our_values_are_the_list() =>
        Assert.Equal("UNKNOWN_ENUM v=good: one of GOOD, BAD", Sample.Errors(Sample.Value(Grades, "\"good\"")));

    [Theory]
    [InlineData("\"3011\"", "\"3011\"")]
    [InlineData("3011", "\"3011\"")]
    [InlineData("\"C3011\"", "\"3011\"")]
    [InlineData("\"c3011\"", "\"3011\"")]
    [InlineData("\"A3011\"", "UNKNOWN_INDUSTRY")]
    [InlineData("\"9811\"", "UNKNOWN_INDUSTRY")]
    [InlineData("\"301\"", "UNKNOWN_INDUSTRY")]
    [InlineData("\"水泥制造\"", "UNKNOWN_INDUSTRY")]
    public void An_industry_is_a_class_of_the_standard(string json, string expected) =>
        Assert.Equal(expected, Sample.Outcome(new IndustryType(), json));

    [Theory]
    [InlineData("\"330521\"", "\"330521\"")]
    [InlineData("330521", "\"330521\"")]
    [InlineData("\"990521\"", "UNKNOWN_DIVISION")]
    [InlineData("\"湖州\"", "UNKNOWN_DIVISION")]
    public void A_division_is_one_of_the_standard(string json, string expected) =>
        Assert.Equal(expected, Sample.Outcome(new DivisionType(), json));

    [Theory]
    [InlineData("\"91330503ma2b00027w\"", "\"91330503MA2B00027W\"")]
    [InlineData("\"91330503MA2B00027X\"", "BAD_CHECK")]
    [InlineData("\"330500000012345\"", "BAD_LENGTH")]
    public void A_credit_code_is_checked(string json, string expected) => Assert.Equal(expected, Sample.Outcome(new CreditCodeType(), json));

    [Theory]
    [InlineData("\"  湖州（吴兴）ＡＢＣ１２３有限公司　\"", "\"湖州（吴兴）ABC123有限公司\"")]
    [InlineData("\"a\\tb\\nc\"", "\"a b c\"")]
    [InlineData("\"\\uD83D\\uDE00\"", "\"\\uD83D\\uDE00\"")]
    [InlineData("12.50", "\"12.50\"")]
    [InlineData("\"<b>&\\\"\"", "\"<b>&\\\"\"")]
    public void Text_is_trimmed_and_its_letters_and_digits_folded(string json, string expected) =>
        Assert.Equal(expected, Sample.Outcome(new TextType(50), json));

    [Fact]
    public void Text_that_is_too_long_is_refused_and_cut_in_the_message()
    {
        var error = Sample.Value(new TextType(200), $"\"{new string('字', 201)}\"").Errors.Single();

        Assert.Equal(new RecordError("TOO_LONG", "v", new string('字', 100) + "…", "at most 200 characters, not 201"), error);
    }

    [Fact]
    public void A_message_is_not_cut_within_a_character()
    {
        var error = Sample.Value(new TextType(5), $"\"{new string('a', 99)}😀😀\"").Errors.Single();

        Assert.Equal(new string('a', 99) + "…", error.Value);
    }

    private static NormalisedRecord Coded(string json) => Sample.Normalise(
        Sample.Interface([Sample.Field("v", Grades, codes: new() { ["01"] = "GOOD", ["差（整改）"] = "BAD" })]),
        $$"""{"代码":"{{Sample.Code}}","v":{{json}}}""");
}
