using Hub.Domain.Evaluation.Carbon.Factors;

namespace Hub.Domain.Evaluation.Carbon;

/// <summary>Gas recovered, by where it goes (guide for other industries). Interfaces state only gas used on site; the others are for reports by hand.</summary>
public static class GasRecovery
{
    /// <summary>Methane used on site: Q · purity · 7.17 · 0.99.</summary>
    public static Tonnes UsedOnSite(NormalCubicMetres gas, double purity, WastewaterFactors factors) =>
        new(gas.TenThousands * purity * factors.MethaneDensity.Value * factors.MethaneDestroyed.Value);

    /// <summary>Methane sold: Q · purity · 7.17.</summary>
    public static Tonnes Sold(NormalCubicMetres gas, double purity, WastewaterFactors factors) =>
        new(gas.TenThousands * purity * factors.MethaneDensity.Value);

    /// <summary>Methane flared: 0.99 · Σ flow · share · hours / 22.4 · 16 / 1000.</summary>
    /// <param name="gas">Flow times hours.</param>
    /// <param name="share">Methane's share by volume.</param>
    /// <param name="factors">Molar volume and mass.</param>
    public static Tonnes Flared(NormalCubicMetres gas, double share, WastewaterFactors factors) =>
        new(factors.MethaneDestroyed.Value * gas.Value * share / factors.MolarVolume.Value * factors.MethaneMolarMass.Value / 1_000);

    /// <summary>CO2 recovered and sold: Q · purity · 19.77.</summary>
    public static Tonnes CarbonDioxide(NormalCubicMetres gas, double purity, WastewaterFactors factors) =>
        new(gas.TenThousands * purity * factors.CarbonDioxideDensity.Value);
}
