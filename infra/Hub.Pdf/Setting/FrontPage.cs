using Hub.Domain.Sharing.Reports.Layout;
using Hub.Pdf.Writing;

namespace Hub.Pdf.Setting;

/// <summary>Sets what stands first: head, summary, and the list of contents, whose page numbers are filled in at the end.</summary>
internal sealed class FrontPage(Sheet sheet, ReportView report, ReportWords words)
{
    private const int Columns = 3;
    private static readonly double s_row = Sheet.LineHeight(Styles.Body) + 2;
    private (PdfPage Page, double Y, PdfTag Tag) _contents;

    public void Set()
    {
        Head();
        Summary();
        Contents();
    }

    /// <summary>Fills in the contents: the page of each place, and a link to it.</summary>
    /// <param name="places">Page and height of each place, by its id.</param>
    public void FillContents(IReadOnlyDictionary<string, (int Page, double Y)> places)
    {
        var width = Sheet.Width / Columns;
        var rows = Rows();
        using var contents = sheet.Tags.Open(_contents.Tag);
        foreach (var (i, (id, title)) in report.Places(words).Index())
        {
            var (x, y) = (Sheet.Left + (i / rows * width), _contents.Y + (i % rows * s_row));
            var number = $"{places[id].Page + 1}";
            using var item = sheet.Tags.Open("TOCI");
            var link = sheet.Tags.Add("Link");
            using var opened = sheet.Tags.Open(link);
            var baseLine = y + Sheet.BaseLine(Styles.Body);
            _contents.Page.Text(x, baseLine, id, Styles.Body with { Bold = true, Colour = ReportColours.Accent });
            _contents.Page.Text(x + 26, baseLine, title, Fitting(title, Styles.Body, width - 62));
            _contents.Page.Text(x + width - 18 - sheet.Fonts.Width(number, Styles.Quiet), baseLine, number, Styles.Quiet);
            _contents.Page.Links.Add(new(x, y, width - 18, s_row, places[id].Page, places[id].Y, $"{id} {title}", link));
        }
    }

    private void Head()
    {
        sheet.Page.Fill(Sheet.Left, sheet.Y, Sheet.Width, 3, ReportColours.Accent);
        sheet.Y += 14;
        using (sheet.Tags.Open("H1"))
        {
            sheet.Paragraph(words.Title, Sheet.Left, Sheet.Width, Styles.Kind);
            sheet.Y += 2;
            sheet.Paragraph(report.Head.Name, Sheet.Left, Sheet.Width, Styles.Title);
        }

        sheet.Paragraph($"{words.CreditCode} {report.Head.CreditCode}", Sheet.Left, Sheet.Width, Styles.Quiet, "P");
        sheet.Y += 9;
        sheet.Page.Rule(Sheet.Left, sheet.Y, Sheet.Width, ReportColours.Rule);
        sheet.Y += 6;
        using (sheet.Tags.Open("L"))
        {
            foreach (var line in report.Head.Lines.Chunk(3))
            {
                SideBySide(line);
            }
        }

        sheet.Page.Rule(Sheet.Left, sheet.Y + 2, Sheet.Width, ReportColours.Rule);
        sheet.Y += 14;
    }

    private void SideBySide(KeyValuePair<string, string>[] lines)
    {
        var (top, lowest) = (sheet.Y, sheet.Y);
        foreach (var (i, (label, value)) in lines.Index())
        {
            sheet.Y = top;
            var x = Sheet.Left + (i * Sheet.Width / 3);
            using var item = sheet.Tags.Open("LI");
            sheet.Paragraph(label, x, (Sheet.Width / 3) - 10, Styles.Small, "Lbl");
            sheet.Paragraph(value, x, (Sheet.Width / 3) - 10, Styles.Body, "LBody");
            lowest = Math.Max(lowest, sheet.Y);
        }

        sheet.Y = lowest + 5;
    }

    private void Summary()
    {
        var alerts = Alerts();
        var height = 96 + alerts.Sum(a => (a.Lines.Count * Sheet.LineHeight(Styles.Body)) + 5);
        sheet.Need(height);
        var bottom = sheet.Y + height;
        sheet.Page.Fill(Sheet.Left, sheet.Y, Sheet.Width, height, ReportColours.Ground);
        sheet.Page.Fill(Sheet.Left, sheet.Y, 3, height, ReportColours.Accent);
        using (sheet.Tags.Open("H2"))
        {
            sheet.Page.Text(Sheet.Left + 14, sheet.Y + 18, words.Summary, Styles.Section);
        }

        Tiles(sheet.Y + 27);
        sheet.Y += 87;
        foreach (var (alert, lines) in alerts)
        {
            using var paragraph = sheet.Tags.Open("P");
            sheet.Page.Rule(Sheet.Left + 14, sheet.Y, Sheet.Width - 28, ReportColours.Rule);
            sheet.Badge(alert.Word, alert.Tone, Sheet.Left + 14, sheet.Y + 3);
            sheet.Y += 2;
            lines.ToList().ForEach(l => sheet.Paragraph(l, Sheet.Left + 110, double.MaxValue, Styles.Body));
            sheet.Y += 3;
        }

        sheet.Y = bottom + 14;
    }

    private List<(SummaryAlert Alert, IReadOnlyList<string> Lines)> Alerts()
    {
        IReadOnlyList<SummaryAlert> alerts = report.Summary.Alerts.Count > 0 ? report.Summary.Alerts : [new(words.Complete, words.NothingMissing, ReportTone.Good)];
        return [.. alerts.Select(a => (a, sheet.Lines(a.Text, Sheet.Width - 126, Styles.Body)))];
    }

    private void Tiles(double top)
    {
        var width = (Sheet.Width - 28 - 24) / 4;
        foreach (var (i, tile) in report.Summary.Tiles.Index())
        {
            var x = Sheet.Left + 14 + (i * (width + 8));
            var colour = tile.Tone == ReportTone.Quiet ? ReportColours.Ink : ReportColours.Of(tile.Tone).Text;
            using var paragraph = sheet.Tags.Open("P");
            sheet.Page.Fill(x, top, width, 52, "#ffffff");
            sheet.Page.Text(x + 8, top + 13, tile.Label, Styles.Small);
            sheet.Page.Text(x + 8, top + 33, tile.Value, Fitting(tile.Value, new PdfStyle(17, colour, Bold: true), width - 16));
            sheet.Page.Text(x + 8, top + 45, tile.Note, Fitting(tile.Note, Styles.Small, width - 16));
        }
    }

    private PdfStyle Fitting(string text, PdfStyle style, double width) =>
        sheet.Fonts.Width(text, style) is var wide && wide > width ? style with { Size = style.Size * width / wide } : style;

    private void Contents()
    {
        var height = 26 + (Rows() * s_row);
        sheet.Need(height);
        using (sheet.Tags.Open("H2"))
        {
            sheet.Page.Text(Sheet.Left, sheet.Y + 13, words.Contents, Styles.Section);
        }

        sheet.Page.Fill(Sheet.Left, sheet.Y + 19, Sheet.Width, 1.2, ReportColours.Accent);
        _contents = (sheet.Page, sheet.Y + 26, sheet.Tags.Add("TOC"));
        sheet.Y += height + 12;
    }

    private int Rows() => (report.Places(words).Count + Columns - 1) / Columns;
}
