using Hub.Domain.Evaluation.Carbon;
using Hub.Domain.Evaluation.Carbon.Financed;
using Hub.Domain.Evaluation.Carbon.Intensities;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Evaluation.Carbon.Financed;

/// <summary>What a portfolio's statement adds up, and what it leaves out with a reason.</summary>
public sealed class PortfolioAccountTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A published example: exposures 100, 200, 50 of enterprises worth 20,000, 10,000, 15,000.</summary>
    [Fact]
    public void A_published_portfolio_has_its_published_sums()
    {
        var account = new PortfolioAccount(PortfolioRule.Pcaf);
        account.Add(new StatedPosition("a", 100, Evic: 20_000, Revenue: 2_000), Emitting(1_000, 1));
        account.Add(new StatedPosition("b", 200, Evic: 10_000, Revenue: 5_000), Emitting(5_000, 2));
        account.Add(new StatedPosition("c", 50, Evic: 15_000, Revenue: 3_000), Emitting(6_000, 4));
        var statement = account.ToStatement(s_now);

        // Per 万元: 10,000 times the example, which divides by yuan. Quality: (100 × 1 + 200 × 2 + 50 × 4) / 350.
        Assert.Equal(new PortfolioSums(125m, 3571.428571m, 10416.666667m, 10000m, 2m), statement.Sums);
        Assert.Equal([5m, 100m, 20m], statement.Positions.Select(p => p.FinancedTonnesCo2e));
        Assert.Equal((350m, 350m, "2025-10/2026-09"), (statement.OutstandingYuan, statement.CoveredYuan, statement.Positions[0].Period));
    }

    [Fact]
    public void The_central_banks_rule_divides_by_revenue()
    {
        var account = new PortfolioAccount(PortfolioRule.Pboc);
        account.Add(new StatedPosition("a", 20_000_000, Equity: 1, Debt: 1, Revenue: 320_000_000), Emitting(10_551.3634, 2));

        Assert.Equal(659.4602m, Assert.Single(account.ToStatement(s_now).Positions).FinancedTonnesCo2e);
    }

    [Fact]
    public void What_cannot_be_told_is_there_with_its_reason()
    {
        var account = new PortfolioAccount(PortfolioRule.Pcaf);
        account.Add(new StatedPosition("told", 100, Equity: 600, Debt: 400), Emitting(1_000, 3));
        account.Add(new StatedPosition("nothing known", 200, Evic: 1), (CarbonStatement?)null);
        account.Add(new StatedPosition("no denominator", 300, Revenue: 5), Emitting(1_000, 3));
        account.Add(new StatedPosition("not above 0", 400, Equity: -5, Debt: 0), Emitting(1_000, 3));
        account.Add(new StatedPosition("withheld", 500), new BilingualName("未授权", "no consent"));
        var statement = account.ToStatement(s_now);

        Assert.Equal(["nothing known", "no denominator", "not above 0", "withheld"], statement.Missing.Select(m => m.CreditCode));
        Assert.Equal("no consent", statement.Missing[3].Reason.En);
        Assert.Equal((1500m, 100m), (statement.OutstandingYuan, statement.CoveredYuan));
        Assert.Equal(new PortfolioSums(100m, 10000m, null, null, 3m), statement.Sums);
    }

    [Fact]
    public void Of_nothing_there_are_no_sums() => Assert.Null(new PortfolioAccount(PortfolioRule.Pcaf).ToStatement(s_now).Sums);

    private static CarbonStatement Emitting(double tonnes, int quality)
    {
        var none = new FigureStatement(null, FigureState.NoRecord);
        var sources = new CarbonSources(none, none, none, none, new FigureStatement((decimal)tonnes, FigureState.Known));
        return new CarbonStatement(
            "x", 1, s_now, new("A", "AR5", "330000", "1", "2026.1"), [new CarbonPeriod("2025-10", "2026-09", sources, [], [], [], [])], [], null,
            new DataQuality(quality, new BilingualName("", "")));
    }
}
