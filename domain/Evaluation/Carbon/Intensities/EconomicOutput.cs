namespace Hub.Domain.Evaluation.Carbon.Intensities;

/// <summary>What an enterprise earned in a window, as I05 states it with the energy.</summary>
/// <param name="AddedValue">Added value; null if too few months state it.</param>
/// <param name="Revenue">Revenue; null if too few months state it.</param>
public readonly record struct EconomicOutput(Yuan? AddedValue, Yuan? Revenue)
{
    /// <summary>The sums of the window, scaled as emissions are where months are not stated.</summary>
    public static EconomicOutput Of(in ActivityYear year) => new(Sum(year, month => month.AddedValue), Sum(year, month => month.Revenue));

    private static Yuan? Sum(in ActivityYear year, Func<EnergyMonth, Yuan?> amount)
    {
        var (sum, stated) = (0.0, 0);
        for (var month = year.First; month <= year.Last; month += 1)
        {
            if (year.Data.Energy[month] is { } record && amount(record) is { } value)
            {
                (sum, stated) = (sum + value.Value, stated + 1);
            }
        }

        return stated > 0 && year.Scale(stated) is { } scale ? new Yuan(sum * scale) : null;
    }
}
