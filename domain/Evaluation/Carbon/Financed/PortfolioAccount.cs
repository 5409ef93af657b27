using Hub.Domain.Evaluation.Carbon.Intensities;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Financed;

/// <summary>Gathers the positions of a portfolio, those that can be told and those that cannot, and sums up.</summary>
/// <param name="rule">By whose rules.</param>
public sealed class PortfolioAccount(PortfolioRule rule)
{
    private static readonly BilingualName s_noEmissions = new("平台没有该企业可核算的碳排放数据", "the hub has no emissions of this enterprise");
    private static readonly BilingualName s_noDenominator = new("归因分母缺失或不为正：PCAF须给出equity与debt，或evic", "the denominator is missing or not above 0: PCAF needs equity and debt, or evic");
    private static readonly BilingualName s_noRevenue = new("归因分母缺失或不为正：人民银行口径须给出revenue", "the denominator is missing or not above 0: the People's Bank's rule needs revenue");

    private readonly List<(StatedPosition Stated, FinancedEmissions Financed, TonnesCO2e Emissions, DataQuality Quality, string Period)> _told = [];
    private readonly List<MissingPosition> _missing = [];

    /// <summary>Adds a position whose emissions the bank may see; null where nothing is known of the borrower.</summary>
    public void Add(StatedPosition stated, CarbonStatement? carbon)
    {
        if (carbon is not { Periods: [var year, ..], Quality: { } quality } || year.Sources.Total.TonnesCo2e is not { } tonnes)
        {
            Add(stated, s_noEmissions);
            return;
        }

        var emissions = new TonnesCO2e((double)tonnes);
        if (FinancedOf(stated, emissions) is { } financed)
        {
            _told.Add((stated, financed, emissions, quality, $"{year.From}/{year.To}"));
        }
        else
        {
            Add(stated, rule == PortfolioRule.Pcaf ? s_noDenominator : s_noRevenue);
        }
    }

    /// <summary>Adds a position of which nothing can be told.</summary>
    public void Add(StatedPosition stated, BilingualName reason) => _missing.Add(new MissingPosition(stated.CreditCode, (decimal)stated.Outstanding, reason));

    /// <summary>The statement of what was added.</summary>
    public PortfolioStatement ToStatement(DateTimeOffset at)
    {
        var covered = _told.Sum(p => (decimal)p.Stated.Outstanding);
        return new PortfolioStatement(rule, at, covered + _missing.Sum(m => m.OutstandingYuan), covered, Sums(), [.. _told.Select(p => PositionOf(p.Stated, p.Financed, p.Emissions, p.Quality, p.Period))], [.. _missing]);
    }

    private FinancedEmissions? FinancedOf(StatedPosition stated, TonnesCO2e emissions)
    {
        var outstanding = new Yuan(stated.Outstanding);
        return (rule, stated) switch
        {
            (PortfolioRule.Pboc, { Revenue: { } revenue }) => FinancedEmissions.PbocBusiness(emissions, outstanding, new Yuan(revenue)),
            (PortfolioRule.Pcaf, { Evic: { } evic }) => FinancedEmissions.PcafListed(emissions, outstanding, new Yuan(evic)),
            (PortfolioRule.Pcaf, { Equity: { } equity, Debt: { } debt }) => FinancedEmissions.PcafBusinessLoan(emissions, outstanding, new Yuan(equity), new Yuan(debt)),
            _ => null,
        };
    }

    private PortfolioSums? Sums()
    {
        if (_told.Count == 0)
        {
            return null;
        }

        var outstanding = _told.Sum(p => p.Stated.Outstanding);
        var financed = _told.Sum(p => p.Financed.Value.Value);
        var whole = _told.All(p => p.Stated.Revenue > 0)
            ? Portfolio.Of([.. _told.Select(p => new PortfolioPosition(new Yuan(p.Stated.Outstanding), p.Financed, p.Emissions, new Yuan(p.Stated.Revenue!.Value)))])
            : null;
        return new PortfolioSums(
            Published.Of(financed, 4),
            Published.Of(TonnesPerTenThousandYuan.Of(new TonnesCO2e(financed), new Yuan(outstanding)).Value, 6),
            whole is null ? null : Published.Of(whole.Intensity.Value, 6),
            whole is null ? null : Published.Of(whole.WeightedIntensity.Value, 6),
            Published.Of(_told.Sum(p => p.Stated.Outstanding * p.Quality.Score) / outstanding, 2));
    }

    private static FinancedPosition PositionOf(StatedPosition stated, FinancedEmissions financed, TonnesCO2e emissions, DataQuality quality, string period) => new(
        stated.CreditCode, (decimal)stated.Outstanding, period, Published.Of(emissions.Value, 4), financed.RuleName,
        Published.Of(financed.Attribution, 6), Published.Of(financed.Value.Value, 4), quality);
}
