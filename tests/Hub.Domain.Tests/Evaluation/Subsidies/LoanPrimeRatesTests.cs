using Hub.Domain.Evaluation.Subsidies;

namespace Hub.Domain.Tests.Evaluation.Subsidies;

public sealed class LoanPrimeRatesTests
{
    [Theory]
    [InlineData("2019-08-20", 4.25, 4.85)]
    [InlineData("2019-09-19", 4.25, 4.85)]
    [InlineData("2019-09-20", 4.20, 4.85)]
    [InlineData("2020-04-20", 3.85, 4.65)]
    [InlineData("2021-12-19", 3.85, 4.65)]
    [InlineData("2021-12-20", 3.80, 4.65)]
    [InlineData("2022-08-21", 3.70, 4.45)]
    [InlineData("2024-02-20", 3.45, 3.95)]
    [InlineData("2025-05-19", 3.10, 3.60)]
    [InlineData("2025-05-20", 3.00, 3.50)]
    [InlineData("2026-11-21", 3.00, 3.50)]
    public void The_rate_is_that_of_the_day_of_drawdown(string drawdown, decimal oneYear, decimal fiveYears)
    {
        var day = DateOnly.Parse(drawdown);

        Assert.Equal(oneYear, RepositoryRates.All.RateOf(new Loan(1, day, day.AddYears(1))).Percent);
        Assert.Equal(fiveYears, RepositoryRates.All.RateOf(new Loan(1, day, day.AddYears(6))).Percent);
    }

    [Theory]
    [InlineData("2026-03-15", RateTenor.OneYear)]
    [InlineData("2026-03-16", RateTenor.FiveYears)]
    public void A_loan_of_more_than_five_years_takes_the_long_rate(string maturity, RateTenor tenor)
    {
        var loan = new Loan(1, new DateOnly(2021, 3, 15), DateOnly.Parse(maturity));

        var rate = RepositoryRates.All.RateOf(loan);

        Assert.Equal((tenor, new DateOnly(2020, 4, 20)), (rate.Tenor, rate.From));
    }

    [Fact]
    public void A_drawdown_before_the_table_is_refused_by_its_date()
    {
        var error = Assert.Throws<SubsidyException>(() => RepositoryRates.All.RateOf(new Loan(1, new DateOnly(2019, 8, 19), new DateOnly(2020, 8, 19))));

        Assert.Equal("放款日2019-08-19早于LPR表的第一日2019-08-20。", error.Reason.Zh);
        Assert.Equal("The drawdown of 2019-08-19 lies before the first day of the LPR table, 2019-08-20.", error.Reason.En);
    }

    [Fact]
    public void The_table_has_the_fifteen_changes_since_2019()
    {
        Assert.Equal(15, RepositoryRates.All.Changes.Count);
        Assert.Equal(5, RepositoryRates.All.FiveYearsAbove);
    }
}
