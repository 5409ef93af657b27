using Hub.Domain.Sharing.Reports.Charts;
using Hub.Domain.Sharing.Reports.Layout;

namespace Hub.Domain.Sharing.Reports.Html;

/// <summary>Draws a chart as inline SVG that a screen reader reads by its title and description.</summary>
internal static class SvgChart
{
    public static void Write(HtmlText html, Chart chart, string id)
    {
        html.Element(
            "svg",
            [
                ("role", "img"), ("aria-labelledby", $"{id}-t {id}-d"), ("viewBox", $"0 0 {HtmlText.Length(chart.Width)} {HtmlText.Length(chart.Height)}"),
                ("width", HtmlText.Length(chart.Width)), ("height", HtmlText.Length(chart.Height)),
            ],
            () =>
            {
                html.Element("title", [("id", $"{id}-t")], chart.Title);
                html.Element("desc", [("id", $"{id}-d")], chart.Description);
                foreach (var shape in chart.Shapes)
                {
                    Write(html, shape);
                }
            });
    }

    private static void Write(HtmlText html, Shape shape)
    {
        switch (shape)
        {
            case Line line:
                html.Element("polyline", [("points", Points(line.Points)), ("fill", "none"), ("stroke", Colour(line.Ink)), ("stroke-width", HtmlText.Length(line.Width)), ("stroke-linejoin", "round")], "");
                break;
            case Area area:
                html.Element("polygon", [("points", Points(area.Points)), ("fill", Colour(area.Ink)), ("fill-opacity", area.Ink == Ink.Pale ? "0.7" : "1")], "");
                break;
            case Dot dot:
                html.Element("circle", [("cx", HtmlText.Length(dot.Centre.X)), ("cy", HtmlText.Length(dot.Centre.Y)), ("r", HtmlText.Length(dot.Radius)), ("fill", Colour(dot.Ink))], "");
                break;
            case Label label:
                html.Element(
                    "text",
                    [("x", HtmlText.Length(label.At.X)), ("y", HtmlText.Length(label.At.Y)), ("font-size", HtmlText.Length(label.Size)), ("text-anchor", Anchored(label.Anchor)), ("fill", Colour(label.Ink))],
                    label.Text);
                break;
        }
    }

    private static string Points(IEnumerable<Point> points) => string.Join(' ', points.Select(p => $"{HtmlText.Length(p.X)},{HtmlText.Length(p.Y)}"));

    private static string Anchored(Anchor anchor) => anchor switch { Anchor.Start => "start", Anchor.Middle => "middle", _ => "end" };

    private static string Colour(Ink ink) => ReportColours.Of(ink);
}
