using Hub.Domain.Evaluation.Subsidies;

namespace Hub.Domain.Tests.Evaluation.Subsidies;

/// <summary>Both subsidies, in yuan.</summary>
public sealed class SubsidyTests
{
    private static readonly DateOnly s_drawdown = new(2021, 3, 15);
    private static readonly Loan s_loan = new(20_000_000, s_drawdown, s_drawdown.AddYears(1));

    [Theory]
    [InlineData(360, 0.12, 92_400)]
    [InlineData(360, 0.09, 69_300)]
    [InlineData(360, 0.06, 46_200)]
    [InlineData(183, 0.12, 46_970)]
    [InlineData(183, 0.09, 35_227.5)]
    [InlineData(183, 0.06, 23_485)]
    [InlineData(183, 0, 0)]
    public void Interest_at_the_one_year_rate_of_3_85_per_cent(int days, decimal share, decimal yuan)
    {
        var subsidy = InterestSubsidy.Of(s_loan, days, share, RepositoryRates.All);

        Assert.Equal(yuan, subsidy.Amount);
        Assert.Equal((3.85m, RateTenor.OneYear, days, share), (subsidy.Rate.Percent, subsidy.Rate.Tenor, subsidy.Days, subsidy.Share));
    }

    [Fact]
    public void A_long_loan_is_subsidised_at_the_long_rate() =>
        Assert.Equal(111_600m, InterestSubsidy.Of(s_loan with { Maturity = s_drawdown.AddYears(8) }, 360, 0.12m, RepositoryRates.All).Amount);

    [Theory]
    [InlineData(0.75, 75_000)]
    [InlineData(0.50, 50_000)]
    [InlineData(0.25, 25_000)]
    public void The_fee_of_a_guarantee_of_one_per_cent_for_half_a_year(decimal share, decimal yuan) =>
        Assert.Equal(yuan, GuaranteeSubsidy.Of(s_loan, 1, 180, share).Amount);

    [Theory]
    [InlineData(0.005, 0.01)]
    [InlineData(0.015, 0.02)]
    [InlineData(0.0149, 0.01)]
    public void Half_a_fen_is_rounded_up(decimal amount, decimal yuan) =>
        Assert.Equal(yuan, GuaranteeSubsidy.Of(s_loan with { Amount = amount }, 100, 360, 1).Amount);

    [Fact]
    public void What_cannot_be_subsidised_is_refused_with_its_reason()
    {
        Assert.Equal("The amount of 0 yuan is not above 0.", Refusal(s_loan with { Amount = 0 }, 360));
        Assert.Equal("The 366 days of the subsidy are not between 1 and the loan's 365.", Refusal(s_loan, 366));
        Assert.Equal("The 0 days of the subsidy are not between 1 and the loan's 365.", Refusal(s_loan, 0));
        Assert.Equal("The maturity of 2021-03-15 does not lie after the drawdown of 2021-03-15.", Refusal(s_loan with { Maturity = s_drawdown }, 1));
        Assert.Equal("The guarantee fee of 101 % a year is not between 0 and 100 %.", Assert.Throws<SubsidyException>(() => GuaranteeSubsidy.Of(s_loan, 101, 1, 1)).Reason.En);
    }

    private static string Refusal(Loan loan, int days) =>
        Assert.Throws<SubsidyException>(() => InterestSubsidy.Of(loan, days, 0.12m, RepositoryRates.All)).Reason.En;
}
