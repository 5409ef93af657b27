using System.Globalization;
using System.Text.Json;
using Hub.Domain.Profiles;

namespace Hub.Domain.Evaluation.Carbon.Reading;

/// <summary>Reads days of I36 into months. There are up to 800 of them, so each is read no further than what is needed.</summary>
internal static class ElectricityReader
{
    private static readonly NumberFields s_numbers = new("grid_kwh", "pv_export_kwh", "green_trade_kwh", "pv_self_kwh");

    public static MonthSeries<ElectricityMonth> Read(ActivitySection source, Month first, Month last)
    {
        if (source.Newest < 0)
        {
            return new(source.StateWithoutItems);
        }

        var months = new ElectricityMonth?[last.Number - first.Number + 1];
        for (var i = source.IndexOf(first); i < source.Items.Count && source.MonthOf(i) is var month && month <= last;)
        {
            var count = DaysOf(source, i, month);
            months[month.Number - first.Number] = Read(source.Items, i, count, month);
            i += count;
        }

        return new(first, months);
    }

    private static int DaysOf(ActivitySection source, int start, Month month)
    {
        var end = start + 1;
        while (end < source.Items.Count && source.MonthOf(end) == month)
        {
            end++;
        }

        return end - start;
    }

    /// <summary>The sum of a month's days; null if all are withdrawn.</summary>
    private static ElectricityMonth? Read(IReadOnlyList<Item> items, int first, int count, Month month)
    {
        var (sum, days, lastDay) = (default(Day), 0, 0);
        for (var i = first; i < first + count; i++)
        {
            if (!items[i].Deleted)
            {
                sum += Day.Read(items[i].Content.Span);
                days++;
                lastDay = int.Parse(items[i].Key.AsSpan(6, 2), NumberStyles.None, CultureInfo.InvariantCulture);
            }
        }

        return days == 0 ? null : new ElectricityMonth(
            month, new KilowattHours(sum.Grid), new KilowattHours(sum.Exported), new KilowattHours(sum.Green), new KilowattHours(sum.OwnSolar), days, lastDay)
        {
            Records = new RecordRange(ElectricityMonth.Interface, items, first, count),
        };
    }

    /// <summary>A day in kWh.</summary>
    private readonly record struct Day(double Grid, double Exported, double Green, double OwnSolar)
    {
        public static Day operator +(Day a, Day b) => new(a.Grid + b.Grid, a.Exported + b.Exported, a.Green + b.Green, a.OwnSolar + b.OwnSolar);

        public static Day Read(ReadOnlySpan<byte> content)
        {
            Span<double> numbers = stackalloc double[s_numbers.Count];
            numbers.Clear();
            var missing = s_numbers.Count;
            var reader = new Utf8JsonReader(content);
            reader.Read();
            while (missing > 0 && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (s_numbers.IndexOf(ref reader) is >= 0 and var index)
                {
                    numbers[index] = reader.NextNumber() ?? 0;
                    missing--;
                }
                else
                {
                    missing = reader.NextSkipped(missing);
                }
            }

            return new(numbers[0], numbers[1], numbers[2], numbers[3]);
        }
    }
}
