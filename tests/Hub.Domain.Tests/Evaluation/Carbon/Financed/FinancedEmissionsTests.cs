using Hub.Domain.Evaluation.Carbon;
using Hub.Domain.Evaluation.Carbon.Financed;

namespace Hub.Domain.Tests.Evaluation.Carbon.Financed;

/// <summary>Public examples of attribution, and the rules' edges.</summary>
public sealed class FinancedEmissionsTests
{
    /// <summary>Example of a public investment calculator: scope 1 and 2 of 50,000 and 25,000 t.</summary>
    [Fact]
    public void A_bond_holder_has_his_share_of_the_enterprise_value()
    {
        var financed = FinancedEmissions.PcafListed(new TonnesCO2e(50_000) + new TonnesCO2e(25_000), new Yuan(10_000_000), new Yuan(500_000_000))!;

        Assert.Equal((AttributionRule.PcafListed, 0.02, 1_500.0), (financed.Rule, financed.Attribution, financed.Value.Value));
    }

    [Fact]
    public void A_bank_has_its_share_of_the_revenue_by_the_central_banks_rule()
    {
        var financed = FinancedEmissions.PbocBusiness(new TonnesCO2e(10_551.3634), Yuan.OfTenThousands(2_000), Yuan.OfTenThousands(32_000))!;

        Assert.Equal(0.0625, financed.Attribution);
        Assert.Equal(659.4602, financed.Value.Value, 4);
        Assert.Equal(
            ("人民银行：月均融资余额÷主营业务收入", "People's Bank of China: month-average financing / main revenue"),
            (financed.RuleName.Zh, financed.RuleName.En));
    }

    [Fact]
    public void The_same_loan_has_another_figure_by_PCAF()
    {
        var financed = FinancedEmissions.PcafBusinessLoan(
            new TonnesCO2e(10_551.3634), Yuan.OfTenThousands(2_000), Yuan.OfTenThousands(9_000), Yuan.OfTenThousands(7_000))!;

        Assert.Equal((0.125, "PCAF：贷款余额÷（所有者权益＋债务）"), (financed.Attribution, financed.RuleName.Zh));
        Assert.Equal(1_318.920425, financed.Value.Value, 6);
    }

    [Fact]
    public void Negative_equity_counts_as_none() => Assert.Equal(
        0.5, FinancedEmissions.PcafBusinessLoan(new TonnesCO2e(10), new Yuan(50), new Yuan(-30), new Yuan(100))!.Attribution);

    [Fact]
    public void Projects_are_shared_by_equity_and_debt_or_by_total_investment()
    {
        Assert.Equal(new FinancedEmissions(AttributionRule.PcafProject, 0.25, new TonnesCO2e(25)), FinancedEmissions.PcafProject(new TonnesCO2e(100), new Yuan(50), new Yuan(80), new Yuan(120)));
        Assert.Equal(new FinancedEmissions(AttributionRule.PbocProject, 0.4, new TonnesCO2e(40)), FinancedEmissions.PbocProject(new TonnesCO2e(100), new Yuan(80), new Yuan(200)));
    }

    [Fact]
    public void Without_a_denominator_there_is_no_share()
    {
        Assert.Null(FinancedEmissions.PcafBusinessLoan(new TonnesCO2e(10), new Yuan(50), new Yuan(-30), new Yuan(0)));
        Assert.Null(FinancedEmissions.PbocBusiness(new TonnesCO2e(10), new Yuan(50), new Yuan(-1)));
    }

    [Fact]
    public void Every_rule_is_named() => Assert.Equal(
        5, Enum.GetValues<AttributionRule>().Select(rule => new FinancedEmissions(rule, 1, default).RuleName).Distinct().Count());

    /// <summary>The documented example of the R package Trading, function Carbon_Intensity.</summary>
    [Fact]
    public void A_portfolio_of_three()
    {
        var portfolio = Portfolio.Of([Position(100, 20_000, 1_000, 2_000), Position(200, 10_000, 5_000, 5_000), Position(50, 15_000, 6_000, 3_000)]);

        Assert.True(portfolio.IsPcaf);
        Assert.Equal(125, portfolio.Financed.Value, 9);
        Assert.Equal(0.357143, portfolio.Footprint.Value, 6);
        Assert.Equal(1.041667, portfolio.Intensity.Value, 6);
        Assert.Equal(1.0, portfolio.WeightedIntensity.Value, 9);
    }

    [Fact]
    public void Rules_are_not_mixed_in_a_portfolio()
    {
        var pboc = new PortfolioPosition(
            new Yuan(1), FinancedEmissions.PbocBusiness(new TonnesCO2e(1), new Yuan(1), new Yuan(2))!, new TonnesCO2e(1), new Yuan(2));

        Assert.False(Portfolio.Of([pboc]).IsPcaf);
        Assert.StartsWith("positions attributed by PCAF and by the People's Bank of China are not added up", Assert.Throws<ArgumentException>(() => Portfolio.Of([pboc, Position(1, 2, 3, 4)])).Message);
        Assert.StartsWith("a portfolio needs a position", Assert.Throws<ArgumentException>(() => Portfolio.Of([])).Message);
    }

    private static PortfolioPosition Position(double exposure, double capitalisation, double emissions, double revenue) => new(
        Yuan.OfTenThousands(exposure),
        FinancedEmissions.PcafListed(new TonnesCO2e(emissions), Yuan.OfTenThousands(exposure), Yuan.OfTenThousands(capitalisation))!,
        new TonnesCO2e(emissions),
        Yuan.OfTenThousands(revenue));
}
