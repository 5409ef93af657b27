namespace Hub.Domain.Evaluation.Carbon.Financed;

/// <summary>A position of a portfolio.</summary>
/// <param name="Outstanding">What is outstanding or invested.</param>
/// <param name="Financed">The financed emissions, with their rule.</param>
/// <param name="Emissions">All emissions of the enterprise.</param>
/// <param name="Revenue">Its revenue; above 0.</param>
public sealed record PortfolioPosition(Yuan Outstanding, FinancedEmissions Financed, TonnesCO2e Emissions, Yuan Revenue);

/// <summary>What a portfolio emits (TCFD).</summary>
/// <param name="IsPcaf">Whether the positions were attributed by PCAF; otherwise by the People's Bank of China's guide.</param>
/// <param name="Financed">Σ financed emissions.</param>
/// <param name="Footprint">Financed emissions per 万元 outstanding.</param>
/// <param name="Intensity">Σ own share of emissions / Σ own share of revenue.</param>
/// <param name="WeightedIntensity">WACI: Σ weight · emissions / revenue, weights by what is outstanding.</param>
public sealed record Portfolio(
    bool IsPcaf,
    TonnesCO2e Financed,
    TonnesPerTenThousandYuan Footprint,
    TonnesPerTenThousandYuan Intensity,
    TonnesPerTenThousandYuan WeightedIntensity)
{
    /// <summary>Sums up positions.</summary>
    /// <exception cref="ArgumentException">No position, or positions attributed by PCAF and by the People's Bank of China: their sum means nothing.</exception>
    public static Portfolio Of(IReadOnlyList<PortfolioPosition> positions)
    {
        var families = positions.Select(p => FamilyOf(p.Financed.Rule)).Distinct().ToList();
        if (families.Count != 1)
        {
            throw new ArgumentException(
                families.Count == 0 ? "a portfolio needs a position" : "positions attributed by PCAF and by the People's Bank of China are not added up", nameof(positions));
        }

        var outstanding = new Yuan(positions.Sum(p => p.Outstanding.Value));
        var financed = new TonnesCO2e(positions.Sum(p => p.Financed.Value.Value));
        var ownRevenue = new Yuan(positions.Sum(p => p.Financed.Attribution * p.Revenue.Value));
        var weighted = positions.Sum(p =>
            p.Outstanding.Value / outstanding.Value * TonnesPerTenThousandYuan.Of(p.Emissions, p.Revenue).Value);
        return new(
            families[0],
            financed,
            TonnesPerTenThousandYuan.Of(financed, outstanding),
            TonnesPerTenThousandYuan.Of(financed, ownRevenue),
            new TonnesPerTenThousandYuan(weighted));
    }

    private static bool FamilyOf(AttributionRule rule) =>
        rule is AttributionRule.PcafBusinessLoan or AttributionRule.PcafListed or AttributionRule.PcafProject;
}
