using Hub.Domain.Evaluation.Carbon.Factors;

namespace Hub.Domain.Evaluation.Carbon;

/// <summary>
/// Accounts an enterprise's emissions in a window of months. Pure: the same activity and method give the same figures.
/// <see cref="Sums"/> gives the figures alone and allocates nothing.
/// </summary>
public static class CarbonAccounting
{
    /// <summary>The emissions of the last year, and of the year before; unknown where no source states a month.</summary>
    public static (CarbonSums Last, CarbonSums Before) LastYears(ActivityData activity, CarbonMethod method) =>
        activity.LastYear is { } year ? (Sums(year, method), Sums(year.Before, method)) : (CarbonSums.Unknown, CarbonSums.Unknown);

    /// <summary>The emissions of a window.</summary>
    public static CarbonSums Sums(in ActivityYear year, CarbonMethod method)
    {
        var energy = EnergyTally.Of(year, method);
        var wastewater = WastewaterTally.Of(year, method);
        var electricity = ElectricityTally.Of(year, method);
        var heat = energy.Heat;
        var flags = energy.Flags | wastewater.Flags | electricity.Flags;
        flags |= electricity.Figure.Value.Value + heat.Value.Value < 0 ? CarbonFlags.NetSeller : 0;
        return new CarbonSums(energy.Fuel, energy.Process, wastewater.Figure, electricity.Figure + heat, flags);
    }
}
