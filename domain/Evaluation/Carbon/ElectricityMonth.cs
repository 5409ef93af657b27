namespace Hub.Domain.Evaluation.Carbon;

/// <summary>A month of I36, summed over its days.</summary>
/// <param name="Month">Which month.</param>
/// <param name="Grid">Bought from the grid.</param>
/// <param name="Exported">Own solar power fed into the grid.</param>
/// <param name="GreenTraded">Green power bought; part of what comes from the grid.</param>
/// <param name="OwnSolar">Own solar power used on site.</param>
/// <param name="Days">How many days are recorded.</param>
/// <param name="LastDay">The last day recorded, 1 to 31.</param>
public sealed record ElectricityMonth(
    Month Month, KilowattHours Grid, KilowattHours Exported, KilowattHours GreenTraded, KilowattHours OwnSolar, int Days, int LastDay)
{
    /// <summary>The interface that states it.</summary>
    public const string Interface = "I36";

    /// <summary>Where it was read.</summary>
    public RecordRange Records { get; init; }
}
