using Hub.Domain.Sharing.Reports.Layout;

namespace Hub.Domain.Sharing.Reports.Charts;

/// <summary>A part of a whole.</summary>
public sealed record Part(string Name, double? Value);

/// <summary>Parts of a whole as horizontal bars from nought, each with its figure and its share.</summary>
public static class PartsChart
{
    private const double Width = 510;
    private const double Top = 12;
    private const double RowHeight = 19;
    private const double Left = 150;
    private const double Right = Width - 110;

    /// <summary>The chart of some parts.</summary>
    public static Chart Of(string title, string unit, IReadOnlyList<Part> parts, ReportLanguage language)
    {
        var most = parts.Max(p => p.Value) ?? 0;
        Shape[] shapes =
        [
            new Label(new(Left, 9), unit, 8, Anchor.Start, Ink.Soft),
            new Line([new(Left, Top), new(Left, Top + 4 + (parts.Count * RowHeight))], Ink.Rule, 0.8),
            .. parts.SelectMany((p, i) => Row(p, i, most, Sum(parts))),
        ];
        return new(Width, Top + 8 + (parts.Count * RowHeight), title, Words(title, unit, parts, language), shapes);
    }

    /// <summary>Whether every name stands in the chart unshortened.</summary>
    public static bool BearsNames(IReadOnlyList<Part> parts) => parts.All(p => Short(p.Name) == p.Name);

    /// <summary>What a part is of the whole; "—" where that says nothing.</summary>
    public static string Share(Part part, IReadOnlyList<Part> parts) => Share(part, Sum(parts));

    private static string Share(Part part, double sum) =>
        part.Value is { } value && sum > 0 && value >= 0 ? $"{ReportText.Number(Math.Round(value / sum * 100, 1))}%" : ReportText.None;

    private static double Sum(IReadOnlyList<Part> parts) => parts.Sum(p => Math.Max(0, p.Value ?? 0));

    private static IEnumerable<Shape> Row(Part part, int index, double most, double sum)
    {
        var top = Top + 3 + (index * RowHeight);
        var end = Left + (most > 0 ? Math.Max(0, part.Value ?? 0) / most * (Right - Left) : 0);
        yield return new Label(new(Left - 8, top + 10), Short(part.Name), 9, Anchor.End, Ink.Text);
        yield return new Area([new(Left, top), new(end, top), new(end, top + 13), new(Left, top + 13)], Ink.Accent);
        var figure = part.Value is { } value ? ReportText.Number(value) : ReportText.None;
        yield return new Label(new(end + 6, top + 10), $"{figure}  ({Share(part, sum)})", 9, Anchor.Start, Ink.Text);
    }

    /// <summary>A name that fits its column: fifteen Chinese characters or thirty others.</summary>
    private static string Short(string name)
    {
        var room = 30;
        var length = name.TakeWhile(c => (room -= c > 0x2e7f ? 2 : 1) >= 0).Count();
        return length == name.Length ? name : name[..(length - 1)] + "…";
    }

    private static string Words(string title, string unit, IReadOnlyList<Part> parts, ReportLanguage language)
    {
        var said = parts.Select(p => $"{p.Name} {(p.Value is { } v ? ReportText.Number(v) : ReportText.None)} {unit}".TrimEnd());
        return title + language.Pick("：", ": ") + string.Join(language.Pick("，", ", "), said) + language.Pick("。", ".");
    }
}
