using System.Collections.Immutable;

namespace Hub.Domain.Evaluation.Carbon;

/// <summary>A month of I05: what was burned, processed, and bought and sold as heat.</summary>
/// <param name="Month">Which month.</param>
/// <param name="Fuels">Fuels burned; empty if none.</param>
/// <param name="Processes">Materials of process emissions; empty if none.</param>
/// <param name="HeatIn">Heat bought.</param>
/// <param name="HeatOut">Heat sold.</param>
public sealed record EnergyMonth(
    Month Month, ImmutableArray<FuelUse> Fuels, ImmutableArray<ProcessUse> Processes, Gigajoules HeatIn, Gigajoules HeatOut)
{
    /// <summary>The interface that states it.</summary>
    public const string Interface = "I05";

    /// <summary>Energy used in all (综合能源消费量); null if not stated.</summary>
    public TonnesCoalEquivalent? EnergyUse { get; init; }

    /// <summary>Revenue; null if not stated.</summary>
    public Yuan? Revenue { get; init; }

    /// <summary>Added value; null if not stated.</summary>
    public Yuan? AddedValue { get; init; }

    /// <summary>Where it was read.</summary>
    public RecordRange Records { get; init; }
}

/// <summary>A fuel burned in a month.</summary>
/// <param name="Fuel">Place in the fuel table; −1 if the code is not in it.</param>
/// <param name="Quantity">How much, and in what; NaN if not stated.</param>
/// <param name="Code">The code as stated, where it is not in the table.</param>
public readonly record struct FuelUse(int Fuel, FuelQuantity Quantity, string? Code = null);

/// <summary>A material processed in a month.</summary>
/// <param name="Process">Place in the process table; −1 if the code is not in it.</param>
/// <param name="Quantity">How much; NaN if not stated.</param>
/// <param name="Purity">Share of the material that reacts; null if not stated.</param>
/// <param name="Code">The code as stated, where it is not in the table.</param>
public readonly record struct ProcessUse(int Process, Tonnes Quantity, double? Purity, string? Code = null);
