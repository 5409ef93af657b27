namespace Hub.Simulator.Tests;

public sealed class CreditCodesTests
{
    [Theory]
    [InlineData("913305007044631852")]
    [InlineData("91330500717611212U")]
    [InlineData("91350100M000100Y43")]
    [InlineData("93330523MA2B00078X")]
    [InlineData("N2330521MF0012348C")]
    public void Published_examples_are_valid(string code) => Assert.True(CreditCodes.IsValid(code));

    [Theory]
    [InlineData("913305007044631853", "wrong check character")]
    [InlineData("913305007044631865", "wrong organisation code")]
    [InlineData("91350100M000100Y4Z", "a letter outside the set")]
    [InlineData("9133050071761121", "too short")]
    public void Faulty_codes_are_invalid(string code, string why) => Assert.False(CreditCodes.IsValid(code), why);

    [Fact]
    public void Make_adds_both_check_characters() =>
        Assert.Equal("913305007044631852", CreditCodes.Make("91", "330500", "70446318"));

    [Fact]
    public void Twenty_thousand_enterprises_have_valid_unique_synthetic_codes()
    {
        var codes = new HashSet<string>();
        foreach (var enterprise in new City(seed: 7, enterprises: 20_000).Enterprises)
        {
            Assert.True(CreditCodes.IsValid(enterprise.CreditCode), enterprise.CreditCode);
            Assert.Matches("^9[123]3305(00|01|02|03|21|22|23)MX[0-9]{6}[0-9X]", enterprise.CreditCode);
            codes.Add(enterprise.CreditCode);
        }

        Assert.Equal(20_000, codes.Count);
    }
}
