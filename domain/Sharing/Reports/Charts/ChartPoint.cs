using System.Globalization;

namespace Hub.Domain.Sharing.Reports.Charts;

/// <summary>A value of a series.</summary>
/// <param name="At">The period, such as <c>2026-01</c>.</param>
/// <param name="Value">The value; null where there is none.</param>
public sealed record ChartPoint(string At, double? Value)
{
    /// <summary>
    /// A series by months has a place for every month from its first to its last, so that a month without a value is a gap and not a
    /// line. A series by anything else is taken as it is.
    /// </summary>
    public static IReadOnlyList<ChartPoint> WithGaps(IReadOnlyList<ChartPoint> points)
    {
        var months = points.Select(p => Month(p.At)).ToList();
        if (points.Count == 0 || months.Any(m => m is null) || months.Distinct().Count() != points.Count || months.Max() - months.Min() > 120)
        {
            return points;
        }

        var byMonth = points.ToDictionary(p => Month(p.At)!.Value, p => p.Value);
        return [.. Enumerable.Range(months.Min()!.Value, months.Max()!.Value - months.Min()!.Value + 1)
            .Select(m => new ChartPoint($"{m / 12:0000}-{(m % 12) + 1:00}", byMonth.GetValueOrDefault(m)))];
    }

    /// <summary>Months since the year nought; null where the period is no month.</summary>
    public static int? Month(string at) =>
        DateOnly.TryParseExact(at, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? (month.Year * 12) + month.Month - 1 : null;
}
