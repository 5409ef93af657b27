using System.Globalization;
using Hub.Domain.Profiles;

namespace Hub.Domain.Evaluation.Carbon.Reading;

/// <summary>Reads days of I36 into months. There are up to 800 of them, so only what is needed is looked at.</summary>
internal static class ElectricityReader
{
    private static readonly NumberScan s_numbers = new("grid_kwh", "green_trade_kwh", "pv_self_kwh", "pv_export_kwh");

    public static MonthSeries<ElectricityMonth> Read(ActivitySection source, Month first, Month last)
    {
        if (source.Newest < 0)
        {
            return new(source.StateWithoutItems);
        }

        var months = new ElectricityMonth?[last.Number - first.Number + 1];
        for (var i = source.IndexOf(first); i < source.Items.Count && source.MonthOf(i) is var month && month >= first && month <= last;)
        {
            var count = DaysOf(source, i);
            months[month.Number - first.Number] = Read(source.Items, i, count, month);
            i += count;
        }

        return new(first, months);
    }

    private static int DaysOf(ActivitySection source, int start)
    {
        const int MonthDigits = 6;
        var month = source.Items[start].Key.AsSpan(0, MonthDigits);
        var end = start + 1;
        while (end < source.Items.Count && source.Items[end].Key.AsSpan().StartsWith(month, StringComparison.Ordinal))
        {
            end++;
        }

        return end - start;
    }

    /// <summary>The sum of a month's days; null if all are withdrawn.</summary>
    private static ElectricityMonth? Read(IReadOnlyList<Item> items, int first, int count, Month month)
    {
        Span<double> sums = stackalloc double[s_numbers.Count];
        sums.Clear();
        var (days, last) = (0, -1);
        for (var i = first; i < first + count; i++)
        {
            var item = items[i];
            if (!item.Deleted)
            {
                s_numbers.AddTo(sums, item.Content.Span);
                (days, last) = (days + 1, i);
            }
        }

        return days == 0 ? null : new ElectricityMonth(
            month, new KilowattHours(sums[0]), new KilowattHours(sums[3]), new KilowattHours(sums[1]), new KilowattHours(sums[2]), days, DayOf(items[last]))
        {
            Records = new RecordRange(ElectricityMonth.Interface, items, first, count),
        };
    }

    private static int DayOf(Item item) => int.Parse(item.Key.AsSpan(6, 2), NumberStyles.None, CultureInfo.InvariantCulture);
}
