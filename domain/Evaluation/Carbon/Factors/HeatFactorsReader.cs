using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>Reads <c>heat.json</c>.</summary>
internal static class HeatFactorsReader
{
    public static HeatFactors Read(CatalogNode root)
    {
        var file = new FactorFile(root, CarbonVocabulary.Heat);
        return new HeatFactors(
            file.Factor("purchased", "tCO2/GJ", 0.01, 0.3),
            file.Factor("steamReference", "kJ/kg", 0, 200),
            file.Factor("waterReference", "℃", 0, 40),
            file.Factor("waterHeat", "kJ/(kg·℃)", 4, 4.4));
    }
}
