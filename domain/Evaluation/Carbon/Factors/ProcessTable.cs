using System.Collections.Frozen;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>Materials and products whose processing emits.</summary>
/// <param name="Processes">In the order of the file.</param>
public sealed record ProcessTable(IReadOnlyList<Process> Processes)
{
    private readonly FrozenDictionary<string, int> _indexes =
        Processes.Select((process, index) => (process.Code, index)).DistinctBy(p => p.Code).ToFrozenDictionary(p => p.Code, p => p.index);

    /// <summary>The place of a process in <see cref="Processes"/>; −1 if the table has no such code.</summary>
    public int IndexOf(ReadOnlySpan<char> code) =>
        _indexes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out var index) ? index : -1;

    /// <summary>A process by its code, or null.</summary>
    public Process? Find(string code) => IndexOf(code) is >= 0 and var index ? Processes[index] : null;
}

/// <summary>A material or product of an industrial process.</summary>
/// <param name="Code">As in I05.</param>
/// <param name="Name">Name in both languages.</param>
/// <param name="Emissions">What a tonne of it, times its purity, emits: one entry a gas.</param>
/// <param name="IsDeducted">It takes the place of a material that would emit, and is deducted.</param>
/// <param name="NeedsPurity">Without a purity there is no figure; otherwise a purity that is not stated counts as 1.</param>
/// <param name="Source">Where the factors were published.</param>
/// <param name="Remark">What to know before using them; null if there is nothing.</param>
public sealed record Process(
    string Code,
    BilingualName Name,
    IReadOnlyList<ProcessEmission> Emissions,
    bool IsDeducted,
    bool NeedsPurity,
    FactorSource Source,
    BilingualName? Remark);

/// <summary>What a tonne emits of one gas.</summary>
/// <param name="Factor">The number as published.</param>
/// <param name="Unit">Its unit.</param>
public sealed record ProcessEmission(double Factor, ProcessUnit Unit)
{
    /// <summary>In tCO2e per tonne.</summary>
    public double CO2e(GwpVersion gwp) => Factor * Unit.Tonnes * (Unit.Gas is { } gas ? gwp.Values[gas] : 1);
}

/// <summary>A unit of process factors.</summary>
/// <param name="Name">As in the file.</param>
/// <param name="Gas">The gas whose warming potential counts; null for CO2.</param>
/// <param name="Tonnes">Tonnes of the gas in one unit: 44/12 for carbon that becomes CO2.</param>
public sealed record ProcessUnit(string Name, string? Gas, double Tonnes);
