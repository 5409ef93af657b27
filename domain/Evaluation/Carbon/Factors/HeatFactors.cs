namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>Purchased heat.</summary>
/// <param name="Purchased">tCO2/GJ.</param>
/// <param name="SteamReference">Enthalpy that the heat of steam is counted from, kJ/kg.</param>
/// <param name="WaterReference">Temperature that the heat of water is counted from, °C.</param>
/// <param name="WaterHeat">Heat of water, kJ/(kg·°C).</param>
public sealed record HeatFactors(Factor Purchased, Factor SteamReference, Factor WaterReference, Factor WaterHeat)
{
    /// <summary>Heat of steam: M · (h − 83.74) / 1000 (guide for other industries).</summary>
    /// <param name="mass">Steam bought.</param>
    /// <param name="enthalpy">Its specific enthalpy, kJ/kg.</param>
    public Gigajoules OfSteam(Tonnes mass, double enthalpy) => new(mass.Value * (enthalpy - SteamReference.Value) / 1_000);

    /// <summary>Heat of hot water: M · (T − 20) · 4.1868 / 1000 (guide for other industries).</summary>
    /// <param name="mass">Water bought.</param>
    /// <param name="temperature">Its temperature, °C.</param>
    public Gigajoules OfHotWater(Tonnes mass, double temperature) =>
        new(mass.Value * (temperature - WaterReference.Value) * WaterHeat.Value / 1_000);
}
