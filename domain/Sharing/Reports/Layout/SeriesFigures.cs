using Hub.Domain.Sharing.Reports.Charts;

namespace Hub.Domain.Sharing.Reports.Layout;

/// <summary>The values of a series as a table: by months a row for each year, so that a month stands under the same month; else as they come.</summary>
internal static class SeriesFigures
{
    public static TableView Of(IReadOnlyList<ChartPoint> points, string unit, ReportLanguage language)
    {
        var scale = AxisScale.Over(points.Where(p => p.Value is not null).Select(p => p.Value!.Value), language);
        var text = scale.Unit(unit, language);
        var figures = points.Count == 0 ? [] : ReportText.Column([.. points.Select(p => p.Value is { } v ? scale.Scaled(v) : (double?)null)]);
        var none = language.Pick("无数据", "No data");
        return points.Count > 0 && points.All(p => ChartPoint.Month(p.At) is not null)
            ? new("", "", [new(text.Length > 0 ? text : language.Pick("年", "Year"), false), .. Months(language)], Years(points, figures), none)
            : new("", "", [new(language.Pick("期间", "Period"), false), new(text, true)], [.. points.Select((p, i) => new RowView([p.At, figures[i]], false))], none);
    }

    private static IEnumerable<ColumnView> Months(ReportLanguage language)
    {
        string[] english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        return english.Select((name, i) => new ColumnView(language.Pick($"{i + 1}月", name), true));
    }

    private static IReadOnlyList<RowView> Years(IReadOnlyList<ChartPoint> points, IReadOnlyList<string> figures)
    {
        var byMonth = points.Zip(figures).ToLookup(p => p.First.At, p => p.Second);
        var years = points.Select(p => p.At[..4]).Distinct().Order(StringComparer.Ordinal);
        return [.. years.Select(y => new RowView([y, .. Enumerable.Range(1, 12).Select(m => byMonth[$"{y}-{m:00}"].FirstOrDefault(ReportText.None))], false))];
    }
}
