namespace Hub.Domain.Evaluation.Carbon.Intensities;

/// <summary>An emission that stands in for an account that is missing. Never mixed into an account. [P]</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Basis">What it was made from; its number is the data-quality score.</param>
public sealed record EstimatedEmissions(TonnesCO2e Value, QualityBasis Basis)
{
    /// <summary>Output times emissions per tonne of product.</summary>
    public static EstimatedEmissions FromOutput(Tonnes output, double tonnesPerTonne) =>
        new(new TonnesCO2e(output.Value * tonnesPerTonne), QualityBasis.FromOutput);

    /// <summary>Revenue times the sector's emissions per revenue.</summary>
    public static EstimatedEmissions FromRevenue(Yuan revenue, TonnesPerTenThousandYuan mean) =>
        new(new TonnesCO2e(revenue.TenThousands * mean.Value), QualityBasis.FromRevenue);

    /// <summary>Loan balance times the sector's emissions per loan.</summary>
    public static EstimatedEmissions FromLoan(Yuan balance, TonnesPerTenThousandYuan mean) =>
        new(new TonnesCO2e(balance.TenThousands * mean.Value), QualityBasis.FromLoan);
}
