using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Profiles;

namespace Hub.Domain.Evaluation.Carbon.Reading;

/// <summary>A section that activity is read from.</summary>
/// <param name="State">What the source says; the items are looked at only if it answered.</param>
/// <param name="Items">The items in the order of their keys; where the interface has parts, joined or grouped.</param>
public readonly record struct ActivitySection(ActivityState State, IReadOnlyList<Item> Items)
{
    /// <summary>A source without items.</summary>
    public static ActivitySection Without(ActivityState state) => new(state, []);

    /// <summary>The newest item that is not withdrawn; −1 if there is none.</summary>
    internal int Newest => State == ActivityState.Answered ? Present(Items.Count - 1) : -1;

    /// <summary>A source that answered, but whose items are all withdrawn, has no record.</summary>
    internal ActivityState StateWithoutItems => State == ActivityState.Answered ? ActivityState.NoRecord : State;

    /// <summary>The month of an item, by its key.</summary>
    internal Month MonthOf(int index) => Month.TryParse(Items[index].Key, out var month) ? month : default;

    /// <summary>The first item of a month or a later one.</summary>
    internal int IndexOf(Month month)
    {
        var (low, high) = (0, Items.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = MonthOf(middle) < month ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int Present(int index)
    {
        while (index >= 0 && Items[index].Deleted)
        {
            index--;
        }

        return index;
    }
}

/// <summary>Reads an enterprise's activity by month from the canonical records of I05, I16 and I36.</summary>
public static class ActivityReader
{
    /// <summary>Two years: the account of the last and, for the change, of the one before.</summary>
    public const int TwoYears = 24;

    /// <summary>Reads the activity. Only the months that are asked for are decoded.</summary>
    /// <param name="energy">I05, its parts together.</param>
    /// <param name="wastewater">I16, its parts together.</param>
    /// <param name="electricity">I36, decoded.</param>
    /// <param name="factors">The tables that codes are looked up in.</param>
    /// <param name="months">How many months back from the last month of the account.</param>
    public static ActivityData Read(
        ActivitySection energy, ActivitySection wastewater, ElectricityDays electricity, CarbonFactors factors, int months = TwoYears)
    {
        if (LastOf(energy, wastewater, electricity) is not { } last)
        {
            return new ActivityData(new(energy.StateWithoutItems), new(wastewater.StateWithoutItems), new(electricity.State));
        }

        // Without I05 the last month may not be full, and the account then ends with the one before.
        var first = last - (energy.Newest >= 0 ? months - 1 : months);
        return new ActivityData(
            EnergyReader.Read(energy, first, last, factors),
            WastewaterReader.Read(wastewater, first, last, factors),
            ElectricityReader.Read(electricity, first, last));
    }

    /// <summary>The last month to read: that of I05; without it that of I36, which need not be full; without that of I16.</summary>
    private static Month? LastOf(ActivitySection energy, ActivitySection wastewater, ElectricityDays electricity) =>
        energy.Newest is >= 0 and var e ? energy.MonthOf(e)
        : electricity.Newest is { } p ? p
        : wastewater.Newest is >= 0 and var w ? wastewater.MonthOf(w)
        : null;

    /// <summary>The items of the months from first to last, one a month.</summary>
    internal static MonthSeries<T> Monthly<T>(ActivitySection source, Month first, Month last, Func<Month, Item, RecordRange, T> read, string interfaceId)
        where T : class
    {
        if (source.Newest < 0)
        {
            return new(source.StateWithoutItems);
        }

        var months = new T?[last.Number - first.Number + 1];
        for (var i = source.IndexOf(first); i < source.Items.Count && source.MonthOf(i) is var month && month >= first && month <= last; i++)
        {
            if (!source.Items[i].Deleted)
            {
                months[month.Number - first.Number] = read(month, source.Items[i], new RecordRange(interfaceId, source.Items, i, 1));
            }
        }

        return new(first, months);
    }
}
