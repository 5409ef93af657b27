using Hub.Domain.Enterprises;

namespace Hub.Domain.Tests.Enterprises;

public sealed class DivisionTests
{
    [Theory]
    [InlineData("330500", "湖州市", "Huzhou", DivisionLevel.City)]
    [InlineData("330501", "市辖区", "Urban district (placeholder)", DivisionLevel.Placeholder)]
    [InlineData("330502", "吴兴区", "Wuxing District", DivisionLevel.District)]
    [InlineData("330503", "南浔区", "Nanxun District", DivisionLevel.District)]
    [InlineData("330521", "德清县", "Deqing County", DivisionLevel.County)]
    [InlineData("330522", "长兴县", "Changxing County", DivisionLevel.County)]
    [InlineData("330523", "安吉县", "Anji County", DivisionLevel.County)]
    public void The_city_has_these_divisions(string code, string zh, string en, DivisionLevel level) =>
        Assert.Equal(new Division(code, new(zh, en), level), Division.Find(code));

    [Fact]
    public void There_are_no_others() => Assert.Equal(7, Division.All.Count);

    [Theory]
    [InlineData("330521")]
    [InlineData("330500")]
    [InlineData("330106")]
    [InlineData("330101")]
    [InlineData("110000")]
    [InlineData("710000")]
    [InlineData("820000")]
    public void An_address_lies_in_the_city_or_in_a_real_province(string code) => Assert.True(Division.IsAddress(code));

    [Theory]
    [InlineData("330501")]
    [InlineData("330599")]
    [InlineData("160000")]
    [InlineData("990101")]
    [InlineData("33050")]
    [InlineData("3305021")]
    [InlineData("33050A")]
    [InlineData("")]
    public void No_address_lies_elsewhere(string code) => Assert.False(Division.IsAddress(code));

    [Theory]
    [InlineData("11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82")]
    public void There_are_34_provinces(string provinces) => Assert.Equal(
        provinces.Split(' '),
        Enumerable.Range(0, 100).Select(n => n.ToString("00")).Where(prefix => Division.IsAddress(prefix + "0000")));

    [Fact]
    public void A_credit_code_may_hold_the_placeholder()
    {
        var body = "91330501MA2B0001";
        var first17 = body + CheckCharacter.OfOrganisationCode(body.AsSpan(8));

        Assert.True(CreditCode.TryParse(first17 + CheckCharacter.OfCreditCode(first17), out var code, out _));
        Assert.Equal("330501", code.DivisionCode);
    }
}
