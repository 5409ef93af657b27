using System.Collections.Frozen;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>The default values of fossil fuels. The sets differ by up to 20 % for coal and are never mixed.</summary>
/// <param name="Sets">The published sets.</param>
/// <param name="Fuels">The fuels, in the order of the file.</param>
/// <param name="Plausibility">Bounds against slips of units.</param>
public sealed record FuelTable(IReadOnlyList<FuelSet> Sets, IReadOnlyList<Fuel> Fuels, FuelPlausibility Plausibility)
{
    private readonly FrozenDictionary<string, int> _indexes =
        Fuels.Select((fuel, index) => (fuel.Code, index)).DistinctBy(f => f.Code).ToFrozenDictionary(f => f.Code, f => f.index);

    /// <summary>The place of a fuel in <see cref="Fuels"/>; −1 if the table has no such code.</summary>
    public int IndexOf(ReadOnlySpan<char> code) =>
        _indexes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out var index) ? index : -1;

    /// <summary>A fuel by its code, or null.</summary>
    public Fuel? Find(string code) => IndexOf(code) is >= 0 and var index ? Fuels[index] : null;

    /// <summary>A set by its id, or null.</summary>
    public FuelSet? FindSet(string id) => Sets.FirstOrDefault(s => s.Id == id);
}

/// <summary>A published set of default values.</summary>
/// <param name="Id">A, B or C.</param>
/// <param name="Name">Name in both languages.</param>
/// <param name="Source">Where it was published.</param>
public sealed record FuelSet(string Id, BilingualName Name, FactorSource Source);

/// <summary>A fossil fuel.</summary>
/// <param name="Code">As in I05.</param>
/// <param name="Name">Name in both languages.</param>
/// <param name="Unit">What it is measured in: t, or 万Nm3 for gases.</param>
/// <param name="Values">Set to its default values; a set need not have every fuel.</param>
/// <param name="Remark">Known traps; null if there are none.</param>
public sealed record Fuel(
    string Code, BilingualName Name, FuelUnit Unit, IReadOnlyDictionary<string, FuelValues> Values, BilingualName? Remark);

/// <summary>Default values of a fuel.</summary>
/// <param name="Ncv">Net calorific value (低位发热量), GJ/t or GJ/万Nm3.</param>
/// <param name="Cc">Carbon content per heat (单位热值含碳量), tC/GJ.</param>
/// <param name="Of">Oxidation factor (碳氧化率), a fraction.</param>
public readonly record struct FuelValues(double Ncv, double Cc, double Of)
{
    /// <summary>Mass of CO2 per mass of carbon.</summary>
    public const double CO2PerCarbon = 44.0 / 12;

    /// <summary>tCO2 per unit of fuel: NCV · CC · OF · 44/12 (guide for other industries, combustion of fossil fuels).</summary>
    public double Emission => Ncv * Cc * Of * CO2PerCarbon;
}

/// <summary>When a quantity of fuel is taken for a slip of units. [P]</summary>
/// <param name="TimesEnergyUse">Its heat is more than so many times the energy use of its month.</param>
/// <param name="TcePerTenThousandYuan">Where that is not stated: more than so many tce per 万元 of the month's revenue.</param>
/// <param name="IgnoredBelow">Below this nothing is judged.</param>
/// <param name="GJPerTce">Heat of a tonne of coal equivalent (GB/T 2589).</param>
/// <param name="Source">Who says so.</param>
public sealed record FuelPlausibility(
    double TimesEnergyUse, double TcePerTenThousandYuan, TonnesCoalEquivalent IgnoredBelow, double GJPerTce, FactorSource Source);
