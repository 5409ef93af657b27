using Hub.Domain.Sharing.Reports.Layout;

namespace Hub.Domain.Sharing.Reports.Charts;

/// <summary>A series over its periods: grid, axis labels with the unit, the line with its gaps, and the latest value written beside it.</summary>
public static class LineChart
{
    private const double Width = 510;
    private const double Height = 150;
    private const double Left = 44;
    private const double Right = Width - 46;
    private const double Top = 22;
    private const double Bottom = Height - 20;

    /// <summary>The chart of a series. Points without a value are gaps.</summary>
    public static Chart Of(string title, string unit, IReadOnlyList<ChartPoint> points, ReportLanguage language)
    {
        var values = points.Where(p => p.Value is not null).ToList();
        var scale = AxisScale.Over(values.Select(p => p.Value!.Value), language);
        Shape[] shapes =
        [
            .. Grid(scale),
            new Label(new(Left, 10), scale.Unit(unit, language), 8, Anchor.Start, Ink.Soft),
            .. Periods(points),
            .. Runs(points).SelectMany(run => Drawn(run, points.Count, scale)),
            .. Latest(points, scale),
        ];
        return new(Width, Height, title, Words(title, unit, values, language), shapes);
    }

    private static IEnumerable<Shape> Grid(AxisScale scale)
    {
        for (var i = 0; i <= scale.Steps; i++)
        {
            var value = scale.Low + (i * scale.Step);
            var y = Y(value, scale);
            yield return new Line([new(Left, y), new(Right, y)], Ink.Rule, 0.5);
            yield return new Label(new(Left - 5, y + 2.8), scale.Text(value), 8, Anchor.End, Ink.Soft);
        }
    }

    /// <summary>At most nine labels, evenly, the last period among them.</summary>
    private static IEnumerable<Shape> Periods(IReadOnlyList<ChartPoint> points)
    {
        var every = Math.Max(1, (points.Count + 7) / 8);
        for (var i = (points.Count - 1) % every; i < points.Count; i += every)
        {
            var x = X(i, points.Count);
            yield return new Line([new(x, Bottom), new(x, Bottom + 3)], Ink.Rule, 0.5);
            yield return new Label(new(x, Bottom + 13), points[i].At, 8, Anchor.Middle, Ink.Soft);
        }
    }

    private static List<List<(int Index, double Value)>> Runs(IReadOnlyList<ChartPoint> points)
    {
        var runs = new List<List<(int, double)>>();
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i].Value is not { } value)
            {
                continue;
            }

            if (i == 0 || points[i - 1].Value is null)
            {
                runs.Add([]);
            }

            runs[^1].Add((i, value));
        }

        return runs;
    }

    private static IEnumerable<Shape> Drawn(List<(int Index, double Value)> run, int count, AxisScale scale)
    {
        Point[] line = [.. run.Select(p => new Point(X(p.Index, count), Y(p.Value, scale)))];
        var ground = Y(Math.Max(0, scale.Low), scale);
        yield return new Area([new(line[0].X, ground), .. line, new(line[^1].X, ground)], Ink.Pale);
        yield return new Line(line, Ink.Accent, 1.4);
        foreach (var point in line)
        {
            yield return new Dot(point, 1.5, Ink.Accent);
        }
    }

    private static IEnumerable<Shape> Latest(IReadOnlyList<ChartPoint> points, AxisScale scale)
    {
        if (points.Count > 0 && points[^1].Value is { } last)
        {
            var at = new Point(X(points.Count - 1, points.Count), Y(last, scale));
            yield return new Dot(at, 2.6, Ink.Accent);
            yield return new Label(new(at.X + 6, at.Y + 3), scale.Text(last), 8.5, Anchor.Start, Ink.Text);
        }
    }

    private static string Words(string title, string unit, List<ChartPoint> values, ReportLanguage language)
    {
        if (values.Count == 0)
        {
            return language.Pick($"{title}：无数据。", $"{title}: no data.");
        }

        var low = values.MinBy(p => p.Value)!;
        var high = values.MaxBy(p => p.Value)!;
        string Said(ChartPoint p) => $"{ReportText.Number(p.Value!.Value)}{(unit.Length > 0 ? " " + unit : "")}";
        return language.Pick(
            $"{title}，{values[0].At}至{values[^1].At}，共{values.Count}个数值；最低{Said(low)}（{low.At}），最高{Said(high)}（{high.At}），最近{Said(values[^1])}。",
            $"{title}, {values[0].At} to {values[^1].At}, {values.Count} values; lowest {Said(low)} ({low.At}), highest {Said(high)} ({high.At}), latest {Said(values[^1])}.");
    }

    private static double X(int index, int count) => count < 2 ? (Left + Right) / 2 : Left + 6 + (index * (Right - Left - 12) / (count - 1));

    private static double Y(double value, AxisScale scale) => Bottom - ((value - scale.Low) / (scale.High - scale.Low) * (Bottom - Top));
}
