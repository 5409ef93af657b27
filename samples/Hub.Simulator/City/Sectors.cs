namespace Hub.Simulator;

/// <summary>What is typical of a group of divisions. Intensities of energy, carbon and water are per 万元 of added value, pollutants and waste per 万元 of revenue.</summary>
/// <param name="AddedValue">Added value as a share of revenue.</param>
/// <param name="EnergyTce">tce.</param>
/// <param name="CarbonT">tCO2.</param>
/// <param name="WaterM3">m3.</param>
/// <param name="CodKg">COD, kg.</param>
/// <param name="Nh3nKg">Ammonia nitrogen, kg.</param>
/// <param name="So2Kg">SO2, kg.</param>
/// <param name="NoxKg">NOx, kg.</param>
/// <param name="VocKg">Volatile organic compounds, kg.</param>
/// <param name="SolidT">Solid waste, t.</param>
/// <param name="HazardousKg">Hazardous waste, kg.</param>
/// <param name="CoalShare">Coal's share of the fuels, 0 … 1.</param>
/// <param name="IsHeavy">Whether its plants need a discharge permit with conditions (重点 or 简化管理).</param>
internal sealed record Sector(
    double AddedValue,
    double EnergyTce,
    double CarbonT,
    double WaterM3,
    double CodKg,
    double Nh3nKg,
    double So2Kg,
    double NoxKg,
    double VocKg,
    double SolidT,
    double HazardousKg,
    double CoalShare,
    bool IsHeavy);

/// <summary>The sectors of the city. The figures are made up, in the order of magnitude of published ones.</summary>
internal static class Sectors
{
    private static readonly Sector Textile = new(0.20, 1.1, 2.2, 60, 1.2, 0.08, 0.25, 0.45, 0.6, 0.03, 1.5, 0.15, true);
    private static readonly Sector Chemical = new(0.24, 1.3, 2.8, 30, 0.6, 0.06, 0.3, 0.5, 0.9, 0.05, 25, 0.2, true);
    private static readonly Sector Mineral = new(0.28, 3.2, 9.5, 12, 0.05, 0.005, 0.8, 3, 0.2, 0.06, 0.5, 0.7, true);
    private static readonly Sector Cement = Mineral with { EnergyTce = 12, CarbonT = 45 };
    private static readonly Sector Metal = new(0.15, 1.8, 4.6, 15, 0.15, 0.02, 0.6, 0.9, 0.2, 0.2, 8, 0.6, true);
    private static readonly Sector Battery = new(0.20, 0.35, 0.75, 10, 0.12, 0.01, 0.05, 0.1, 0.25, 0.01, 6, 0, true);
    private static readonly Sector Machinery = new(0.24, 0.3, 0.62, 6, 0.06, 0.006, 0.03, 0.06, 0.35, 0.012, 2, 0, false);
    private static readonly Sector Furniture = new(0.26, 0.28, 0.55, 5, 0.05, 0.004, 0.04, 0.08, 0.8, 0.02, 0.8, 0.05, false);
    private static readonly Sector Food = new(0.22, 0.45, 0.95, 25, 0.9, 0.07, 0.08, 0.15, 0.1, 0.02, 0.1, 0.1, true);
    private static readonly Sector Paper = new(0.22, 1.6, 3.6, 50, 1.5, 0.05, 0.3, 0.6, 0.5, 0.06, 1, 0.4, true);
    private static readonly Sector Utilities = new(0.35, 4.5, 11, 30, 0.2, 0.02, 1.2, 1.6, 0.05, 0.25, 0.5, 0.8, true);
    private static readonly Sector OtherIndustry = new(0.25, 0.5, 1.05, 12, 0.2, 0.02, 0.1, 0.18, 0.3, 0.02, 1.5, 0.1, false);
    private static readonly Sector Services = new(0.30, 0.12, 0.25, 4, 0.05, 0.005, 0.01, 0.02, 0.05, 0.005, 0.05, 0, false);

    /// <summary>The sector of a class of GB/T 4754-2017.</summary>
    public static Sector Of(string code) => int.Parse(code.AsSpan(0, 2)) switch
    {
        _ when code == "3011" => Cement,
        17 or 18 or 28 => Textile,
        26 or 27 => Chemical,
        30 => Mineral,
        31 or 32 => Metal,
        38 or 39 => Battery,
        33 or 34 or 35 or 36 or 37 or 40 or 43 => Machinery,
        20 or 21 => Furniture,
        13 or 14 or 15 => Food,
        22 or 23 => Paper,
        44 or 45 or 46 => Utilities,
        >= 6 and <= 42 => OtherIndustry,
        _ => Services,
    };
}
