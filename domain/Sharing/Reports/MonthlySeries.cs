using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Reports;

/// <summary>A point of a series.</summary>
/// <param name="At">The month, <c>2026-01</c>; of longer periods their last.</param>
/// <param name="Value">The value.</param>
internal sealed record SeriesPoint(string At, decimal Value);

/// <summary>A field by months. Days are added up, but only where every day of the month is there: half a month is no month.</summary>
internal static class MonthlySeries
{
    /// <summary>The points, the oldest first, and the months of which days are missing.</summary>
    public static (IReadOnlyList<SeriesPoint> Points, IReadOnlyList<string> Incomplete) Of(
        ReportBlock block, IReadOnlyList<(DateOnly Day, PermittedRecord Record)> records)
    {
        var isDaily = RecordWindow.PeriodOf(block.Interface)?.Type is PeriodType { Length: PeriodLength.Day };
        var months = records.GroupBy(r => RecordWindow.FirstOf(r.Day)).OrderBy(m => m.Key).ToList();
        var whole = months.Where(m => !isDaily || m.DistinctBy(r => r.Day).Count() == DateTime.DaysInMonth(m.Key.Year, m.Key.Month)).ToList();
        return (
            [.. whole.Select(m => new SeriesPoint(TextOf(m.Key), m.Sum(r => r.Record[block.Fields[0]].GetDecimal())))],
            [.. months.Except(whole).Select(m => TextOf(m.Key))]);
    }

    private static string TextOf(DateOnly month) => $"{month.Year:0000}-{month.Month:00}";
}
