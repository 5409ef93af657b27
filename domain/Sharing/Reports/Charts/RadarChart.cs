using Hub.Domain.Sharing.Reports.Layout;

namespace Hub.Domain.Sharing.Reports.Charts;

/// <summary>An axis of a radar: a name, a value and the most it can be.</summary>
public sealed record RadarAxis(string Name, double? Value, double Most);

/// <summary>Values on axes around a centre, with rings at quarters. An axis without a value counts as nought and is left without a dot.</summary>
public static class RadarChart
{
    private const double Width = 300;
    private const double Height = 230;
    private const double Radius = 80;
    private static readonly Point s_centre = new(Width / 2, Height / 2);

    /// <summary>The chart of some axes; with more than eight, axes bear numbers, as the table beside the chart does.</summary>
    public static Chart Of(string title, IReadOnlyList<RadarAxis> axes, ReportLanguage language)
    {
        var numbered = IsNumbered(axes.Count);
        Shape[] shapes =
        [
            .. Enumerable.Range(1, 4).Select(q => new Line(Ring(axes.Count, q / 4.0), Ink.Rule, q == 4 ? 0.8 : 0.5)),
            .. axes.Select((_, i) => new Line([s_centre, At(i, axes.Count, 1)], Ink.Rule, 0.5)),
            .. axes.Count == 0 ? Array.Empty<Shape>() : Drawn(axes),
            .. axes.Select((a, i) => Named(numbered ? $"{i + 1}" : a.Name, i, axes.Count)),
        ];
        return new(Width, Height, title, Words(title, axes, language), shapes);
    }

    /// <summary>Whether axes bear numbers instead of names.</summary>
    public static bool IsNumbered(int axes) => axes > 8;

    private static IEnumerable<Shape> Drawn(IReadOnlyList<RadarAxis> axes)
    {
        Point[] corners = [.. axes.Select((a, i) => At(i, axes.Count, Share(a)))];
        yield return new Area(corners, Ink.Pale);
        yield return new Line([.. corners, corners[0]], Ink.Accent, 1.4);
        foreach (var (corner, _) in corners.Zip(axes).Where(p => p.Second.Value is not null))
        {
            yield return new Dot(corner, 2, Ink.Accent);
        }
    }

    private static Label Named(string name, int index, int count)
    {
        var at = At(index, count, 1.1);
        var side = at.X - s_centre.X;
        var anchor = Math.Abs(side) < 8 ? Anchor.Middle : side > 0 ? Anchor.Start : Anchor.End;
        return new(at with { Y = at.Y + 3 }, name, 8.5, anchor, Ink.Text);
    }

    private static string Words(string title, IReadOnlyList<RadarAxis> axes, ReportLanguage language)
    {
        var said = axes.Select(a => $"{a.Name} {(a.Value is { } v ? ReportText.Number(v) : ReportText.None)} / {ReportText.Number(a.Most)}");
        return title + language.Pick("：", ": ") + string.Join(language.Pick("，", ", "), said) + language.Pick("。", ".");
    }

    private static double Share(RadarAxis axis) => axis.Most > 0 ? Math.Clamp((axis.Value ?? 0) / axis.Most, 0, 1) : 0;

    private static IReadOnlyList<Point> Ring(int count, double share) => [.. Enumerable.Range(0, count + 1).Select(i => At(i, count, share))];

    private static Point At(int index, int count, double share)
    {
        var angle = (2 * Math.PI * index / Math.Max(1, count)) - (Math.PI / 2);
        return new(Math.Round(s_centre.X + (Radius * share * Math.Cos(angle)), 2), Math.Round(s_centre.Y + (Radius * share * Math.Sin(angle)), 2));
    }
}
