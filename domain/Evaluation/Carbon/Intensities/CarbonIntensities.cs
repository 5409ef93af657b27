namespace Hub.Domain.Evaluation.Carbon.Intensities;

/// <summary>Level of emissions per added value (碳水平).</summary>
public enum CarbonLevel
{
    /// <summary>低碳: up to 0.6 tCO2e/万元.</summary>
    Low,

    /// <summary>中碳: up to 2.0 tCO2e/万元.</summary>
    Medium,

    /// <summary>高碳: above.</summary>
    High,
}

/// <summary>What an enterprise was compared by.</summary>
public enum IntensityBasis
{
    /// <summary>Emissions per added value.</summary>
    AddedValue,

    /// <summary>Emissions per revenue, where added value is not known.</summary>
    Revenue,
}

/// <summary>
/// Emissions per added value (L), per revenue, and against the industry (K), after the city's method for the carbon efficiency of industry.
/// Thresholds are compared before rounding.
/// </summary>
/// <param name="PerAddedValue">L; null if the added value is not known or not above 0.</param>
/// <param name="PerRevenue">Null if the revenue is not known or not above 0.</param>
/// <param name="Efficiency">K: the enterprise over the mean of its industry; null without a mean to compare with.</param>
/// <param name="Basis">Which of the two K compares; null if none.</param>
public sealed record CarbonIntensities(
    TonnesPerTenThousandYuan? PerAddedValue, TonnesPerTenThousandYuan? PerRevenue, double? Efficiency, IntensityBasis? Basis)
{
    /// <summary>低碳, 中碳 or 高碳; null without L.</summary>
    public CarbonLevel? Level => PerAddedValue is { } level ? LevelOf(level) : null;

    /// <summary>1, the best, to 5; null without K.</summary>
    public int? Grade => Efficiency is { } efficiency ? GradeOf(efficiency) : null;

    /// <summary>Computes them. Where added value is missing, as with small firms, revenue is compared with a mean per revenue. [P]</summary>
    /// <param name="emissions">Total of the window.</param>
    /// <param name="addedValue">Added value of the same window.</param>
    /// <param name="revenue">Revenue of the same window.</param>
    /// <param name="meanPerAddedValue">Mean L of the industry.</param>
    /// <param name="meanPerRevenue">Mean emissions per revenue of the industry.</param>
    public static CarbonIntensities Of(
        TonnesCO2e emissions,
        Yuan? addedValue,
        Yuan? revenue,
        TonnesPerTenThousandYuan? meanPerAddedValue,
        TonnesPerTenThousandYuan? meanPerRevenue)
    {
        var level = Over(emissions, addedValue);
        var perRevenue = Over(emissions, revenue);
        var efficiency = level is not null ? Against(level, meanPerAddedValue) : Against(perRevenue, meanPerRevenue);
        return new(
            level, perRevenue, efficiency, efficiency is null ? null : level is not null ? IntensityBasis.AddedValue : IntensityBasis.Revenue);
    }

    /// <summary>Emissions per unit of product, for example t per t of clinker; null if nothing was produced.</summary>
    public static double? PerProduct(TonnesCO2e emissions, double output) => output > 0 ? emissions.Value / output : null;

    /// <summary>The level of L: up to 0.6 低碳, up to 2.0 中碳, above 高碳.</summary>
    public static CarbonLevel LevelOf(TonnesPerTenThousandYuan level) =>
        level.Value <= 0.6 ? CarbonLevel.Low : level.Value <= 2.0 ? CarbonLevel.Medium : CarbonLevel.High;

    /// <summary>The grade of K: up to 0.6 is 1, 0.8 is 2, 1.2 is 3, 2.0 is 4, above is 5.</summary>
    public static int GradeOf(double efficiency) => efficiency switch
    {
        <= 0.6 => 1,
        <= 0.8 => 2,
        <= 1.2 => 3,
        <= 2.0 => 4,
        _ => 5,
    };

    /// <summary>Added value by the income method (收入法): labour pay, net taxes on production, depreciation and operating surplus.</summary>
    public static Yuan AddedValueByIncome(Yuan labourPay, Yuan netProductionTax, Yuan depreciation, Yuan operatingSurplus) =>
        labourPay + netProductionTax + depreciation + operatingSurplus;

    private static TonnesPerTenThousandYuan? Over(TonnesCO2e emissions, Yuan? amount) =>
        amount is { Value: > 0 } positive ? TonnesPerTenThousandYuan.Of(emissions, positive) : null;

    private static double? Against(TonnesPerTenThousandYuan? own, TonnesPerTenThousandYuan? mean) =>
        own is { } given && mean is { Value: > 0 } compared ? given.Value / compared.Value : null;
}
