namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>Every word a factor file may use. The readers, their messages and the schemas go by these lists.</summary>
public static class CarbonVocabulary
{
    /// <summary>The files of <c>catalog/carbon</c>.</summary>
    public static IReadOnlyList<string> Files { get; } =
        ["electricity.json", "fuels.json", "gwp.json", "heat.json", "processes.json", "wastewater.json"];

    /// <summary>Units of fuels.</summary>
    public static IReadOnlyDictionary<string, FuelUnit> FuelUnits { get; } = new Dictionary<string, FuelUnit>
    {
        ["t"] = FuelUnit.Tonne,
        ["万Nm3"] = FuelUnit.TenThousandNm3,
    };

    /// <summary>Units of process factors.</summary>
    public static IReadOnlyDictionary<string, ProcessUnit> ProcessUnits { get; } = new ProcessUnit[]
    {
        new("tCO2/t", null, 1),
        new("tC/t", null, FuelValues.CO2PerCarbon),
        new("tN2O/t", "N2O", 1),
        new("kgCF4/t", "CF4", 0.001),
        new("kgC2F6/t", "C2F6", 0.001),
    }.ToDictionary(unit => unit.Name);

    /// <summary>What fuel values are stated in: a file that says otherwise is refused, since GJ and TJ have been mistaken for one another.</summary>
    public static IReadOnlyDictionary<string, string> FuelValueUnits { get; } =
        new Dictionary<string, string> { ["ncv"] = "GJ/{unit}", ["cc"] = "tC/GJ", ["of"] = "1" };

    /// <summary>Words for whether a process needs a purity.</summary>
    public static IReadOnlyDictionary<string, bool> Purities { get; } = new Dictionary<string, bool> { ["optional"] = false, ["required"] = true };

    /// <summary>Properties that every file has.</summary>
    public static IReadOnlyList<string> File { get; } = ["$schema", "zh", "en", "sources"];

    /// <summary>Properties of the fuel file besides those.</summary>
    public static IReadOnlyList<string> Fuels { get; } = ["units", "sets", "plausibility", "fuels"];

    /// <summary>Properties of a set.</summary>
    public static IReadOnlyList<string> Set { get; } = ["id", "zh", "en", "source"];

    /// <summary>Properties of a fuel.</summary>
    public static IReadOnlyList<string> Fuel { get; } = ["code", "zh", "en", "unit", "values", "remark"];

    /// <summary>Properties of the bounds of fuels.</summary>
    public static IReadOnlyList<string> FuelPlausibility { get; } =
        ["timesEnergyUse", "tcePerTenThousandYuan", "ignoredBelowTce", "gjPerTce", "source", "remark"];

    /// <summary>Properties of a process.</summary>
    public static IReadOnlyList<string> Process { get; } = ["code", "zh", "en", "emissions", "deduct", "purity", "source", "remark"];

    /// <summary>Properties of what a process emits.</summary>
    public static IReadOnlyList<string> Emission { get; } = ["factor", "unit"];

    /// <summary>Properties of the GWP file besides those of every file.</summary>
    public static IReadOnlyList<string> Gwp { get; } = ["unit", "versions"];

    /// <summary>Properties of a GWP version.</summary>
    public static IReadOnlyList<string> Version { get; } = ["id", "zh", "en", "source", "values", "remark"];

    /// <summary>Properties of the electricity file besides those of every file.</summary>
    public static IReadOnlyList<string> Electricity { get; } = ["unit", "families"];

    /// <summary>Properties of a family of grid factors.</summary>
    public static IReadOnlyList<string> Family { get; } = ["id", "zh", "en", "remark", "regions"];

    /// <summary>Properties of a region.</summary>
    public static IReadOnlyList<string> Region { get; } = ["id", "zh", "en", "factors", "remark"];

    /// <summary>Properties of a grid factor.</summary>
    public static IReadOnlyList<string> GridFactor { get; } = ["year", "value", "source"];

    /// <summary>Properties of the heat file besides those of every file: each is a single factor.</summary>
    public static IReadOnlyList<string> Heat { get; } = ["purchased", "steamReference", "waterReference", "waterHeat"];

    /// <summary>Single factors of the wastewater file.</summary>
    public static IReadOnlyList<string> WastewaterConstants { get; } =
    [
        "methaneCapacity", "fieldMean", "methaneDensity", "carbonDioxideDensity", "molarVolume", "methaneMolarMass", "methaneDestroyed",
    ];

    /// <summary>Properties of the wastewater file besides those of every file.</summary>
    public static IReadOnlyList<string> Wastewater { get; } = [.. WastewaterConstants, "plausibility", "treatments"];

    /// <summary>Properties of the bounds of wastewater.</summary>
    public static IReadOnlyList<string> WastewaterPlausibility { get; } = ["leastAnaerobicCod", "mostCod", "unit", "source", "remark"];

    /// <summary>Properties of a treatment.</summary>
    public static IReadOnlyList<string> Treatment { get; } = ["code", "zh", "en", "mcf", "range", "anaerobic", "source"];

    /// <summary>Properties of a single factor.</summary>
    public static IReadOnlyList<string> Factor { get; } = ["value", "unit", "source", "remark"];
}
