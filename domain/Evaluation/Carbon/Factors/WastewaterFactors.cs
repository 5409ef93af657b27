using System.Collections.Frozen;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>Constants of methane from wastewater.</summary>
/// <param name="MethaneCapacity">Bo, kgCH4/kgCOD.</param>
/// <param name="MethaneDensity">t/万Nm3.</param>
/// <param name="MethaneDestroyed">Share of recovered methane that is destroyed where it is used or flared.</param>
/// <param name="Plausibility">Bounds against slips of units.</param>
/// <param name="Treatments">Kinds of treatment, in the order of the file.</param>
public sealed record WastewaterFactors(
    Factor MethaneCapacity,
    Factor MethaneDensity,
    Factor MethaneDestroyed,
    WastewaterPlausibility Plausibility,
    IReadOnlyList<Treatment> Treatments)
{
    private readonly FrozenDictionary<string, int> _indexes =
        Treatments.Select((treatment, index) => (treatment.Code, index)).DistinctBy(t => t.Code).ToFrozenDictionary(t => t.Code, t => t.index);

    /// <summary>Density of CO2, t/万Nm3: for CO2 that is recovered.</summary>
    public required Factor CarbonDioxideDensity { get; init; }

    /// <summary>Volume of a kilomole of gas, Nm3/kmol: for flares that are metered by volume.</summary>
    public required Factor MolarVolume { get; init; }

    /// <summary>Mass of a kilomole of methane, kg/kmol.</summary>
    public required Factor MethaneMolarMass { get; init; }

    /// <summary>What was measured in the field, kgCH4/kgCOD: for comparison only.</summary>
    public required Factor FieldMean { get; init; }

    /// <summary>The place of a treatment in <see cref="Treatments"/>; −1 if there is no such code.</summary>
    public int IndexOf(ReadOnlySpan<char> code) =>
        _indexes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out var index) ? index : -1;
}

/// <summary>A kind of wastewater treatment.</summary>
/// <param name="Code">As in I16.</param>
/// <param name="Name">Name in both languages.</param>
/// <param name="Mcf">Methane correction factor: the share of Bo that forms.</param>
/// <param name="Least">Lower end of the published range.</param>
/// <param name="Most">Upper end of the published range.</param>
/// <param name="IsAnaerobic">Whether it works without air, so that clean water makes no sense at its inlet.</param>
/// <param name="Source">Where it was published.</param>
public sealed record Treatment(string Code, BilingualName Name, double Mcf, double Least, double Most, bool IsAnaerobic, FactorSource Source);

/// <summary>When a concentration is taken for a slip of units. [P]</summary>
/// <param name="LeastAnaerobicCod">Less at the inlet of an anaerobic treatment is.</param>
/// <param name="MostCod">More anywhere is.</param>
/// <param name="Source">Who says so.</param>
public sealed record WastewaterPlausibility(MilligramsPerLitre LeastAnaerobicCod, MilligramsPerLitre MostCod, FactorSource Source);
