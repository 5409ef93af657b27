using Hub.Domain.Sharing.Reports.Charts;
using Hub.Domain.Sharing.Reports.Layout;
using Hub.Pdf.Writing;

namespace Hub.Pdf.Setting;

/// <summary>Draws a chart's shapes on a page.</summary>
internal sealed class ChartPainter(Sheet sheet)
{
    /// <summary>The chart with its upper left corner at a place, so many times its size.</summary>
    public void Paint(Chart chart, double x, double y, double scale)
    {
        using var figure = sheet.Tags.Open("Figure", $"{chart.Title} {chart.Description}".Trim());
        Point At(Point p) => new(x + (p.X * scale), y + (p.Y * scale));
        foreach (var shape in chart.Shapes)
        {
            switch (shape)
            {
                case Line line:
                    sheet.Page.Line([.. line.Points.Select(At)], ReportColours.Of(line.Ink), line.Width * scale);
                    break;
                case Area area:
                    sheet.Page.Area([.. area.Points.Select(At)], ReportColours.Of(area.Ink));
                    break;
                case Dot dot:
                    sheet.Page.Dot(At(dot.Centre), dot.Radius * scale, ReportColours.Of(dot.Ink));
                    break;
                case Label label:
                    Write(label, At(label.At), new PdfStyle(label.Size * scale, ReportColours.Of(label.Ink)));
                    break;
            }
        }
    }

    private void Write(Label label, Point at, PdfStyle style)
    {
        var width = sheet.Fonts.Width(label.Text, style);
        sheet.Page.Text(at.X - (label.Anchor switch { Anchor.Start => 0, Anchor.Middle => width / 2, _ => width }), at.Y, label.Text, style);
    }
}
