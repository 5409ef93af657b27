using System.Globalization;

namespace Hub.Domain.Evaluation.Carbon.Reading;

/// <summary>Adds days of I36 up into months.</summary>
internal static class ElectricityReader
{
    public static MonthSeries<ElectricityMonth> Read(ElectricityDays source, Month first, Month last)
    {
        if (source.State != ActivityState.Answered)
        {
            return new(source.State);
        }

        var months = new ElectricityMonth?[last.Number - first.Number + 1];
        var numbers = source.Facts.Months;
        for (var row = 0; row < source.Facts.Rows;)
        {
            var count = DaysOf(numbers, row);
            if (source.MonthOf(row) is var month && month >= first && month <= last)
            {
                months[month.Number - first.Number] = Read(source, row, count, month);
            }

            row += count;
        }

        return new(first, months);
    }

    private static int DaysOf(int[] months, int start)
    {
        var end = start + 1;
        while (end < months.Length && months[end] == months[start])
        {
            end++;
        }

        return end - start;
    }

    private static ElectricityMonth Read(ElectricityDays source, int first, int count, Month month)
    {
        var columns = source.Columns;
        return new ElectricityMonth(
            month, Sum(columns.Grid), Sum(columns.Exported), Sum(columns.GreenTraded), Sum(columns.OwnSolar), count, DayOf(source.Facts.Items[first + count - 1].Key))
        {
            Records = new RecordRange(ElectricityMonth.Interface, source.Facts.Items, first, count),
        };

        KilowattHours Sum(int column)
        {
            var sum = 0.0;
            for (var row = first; row < first + count; row++)
            {
                sum += source.Facts.At(row, column) is var value && double.IsNaN(value) ? 0 : value;
            }

            return new KilowattHours(sum);
        }
    }

    private static int DayOf(string key) => int.Parse(key.AsSpan(6, 2), NumberStyles.None, CultureInfo.InvariantCulture);
}
