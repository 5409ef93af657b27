using Hub.Domain.Sharing.Reports.Layout;

namespace Hub.Pdf.Setting;

/// <summary>Sets the blocks of a section.</summary>
internal sealed class BlockSetter(Sheet sheet, ReportWords words)
{
    private const double Between = 14;
    private readonly TableSetter _tables = new(sheet, words);
    private readonly ChartPainter _charts = new(sheet);
    private readonly FactsSetter _facts = new(sheet, words);

    public void Set(BlockView block)
    {
        switch (block)
        {
            case NoteView note:
                Note(note.Text);
                break;
            case FactsView facts:
                Heading(facts, 40);
                _facts.Set(facts.Items);
                break;
            case TableView table:
                Heading(table, 46);
                _tables.Set(table, Sheet.Left, Sheet.Width);
                break;
            case ChartView chart when chart.Chart.Width < 400:
                Beside(chart);
                break;
            case ChartView chart:
                Under(chart);
                break;
        }

        sheet.Y += 9;
    }

    /// <summary>A sentence on a ground, with a bar beside it.</summary>
    public void Note(string text)
    {
        using var paragraph = sheet.Tags.Open("P");
        var lines = sheet.Lines(text, Sheet.Width - 16, Styles.Body);
        var line = Sheet.LineHeight(Styles.Body);
        foreach (var part in lines.Chunk((int)((Sheet.Bottom - Sheet.Top - 20) / line)))
        {
            var height = (part.Length * line) + 8;
            sheet.Need(height);
            sheet.Page.Fill(Sheet.Left, sheet.Y, Sheet.Width, height, ReportColours.Ground);
            sheet.Page.Fill(Sheet.Left, sheet.Y, 2.2, height, ReportColours.Rule);
            sheet.Y += 4;
            part.ToList().ForEach(l => sheet.Paragraph(l, Sheet.Left + 9, Sheet.Width, Styles.Body));
            sheet.Y += 4;
        }
    }

    /// <summary>A chart with its figures at its side.</summary>
    private void Beside(ChartView chart)
    {
        var scale = 0.48 * Sheet.Width / chart.Chart.Width;
        var (left, width) = (Sheet.Left + (0.52 * Sheet.Width), 0.48 * Sheet.Width);
        var height = Math.Max(chart.Chart.Height * scale, _tables.Height(chart.Figures!, width, small: true));
        Heading(chart, height);
        var top = sheet.Y;
        _charts.Paint(chart.Chart, Sheet.Left, top + Math.Max(0, (height - (chart.Chart.Height * scale)) / 2), scale);
        _tables.Set(chart.Figures!, left, width, small: true);
        sheet.Y = Math.Max(sheet.Y, top + height);
    }

    /// <summary>A chart with its figures, if it does not bear them, under it.</summary>
    private void Under(ChartView chart)
    {
        var scale = Sheet.Width / chart.Chart.Width;
        Heading(chart, (chart.Chart.Height * scale) + (chart.Figures is null ? 0 : 60));
        _charts.Paint(chart.Chart, Sheet.Left, sheet.Y, scale);
        sheet.Y += (chart.Chart.Height * scale) + 4;
        if (chart.Figures is { } figures)
        {
            _tables.Set(figures, Sheet.Left, Sheet.Width, small: true);
        }
    }

    private void Heading(BlockView block, double follows)
    {
        sheet.Need(Between + follows + 4);
        if (block.Title.Length + block.Origin.Length == 0)
        {
            return;
        }

        var title = sheet.Lines(block.Title, Sheet.Width - 110, Styles.Block);
        var y = sheet.Y + Sheet.BaseLine(Styles.Block);
        var heading = sheet.Tags.Add("H3");
        if (block.Origin.Length > 0)
        {
            using var origin = sheet.Tags.Open("P");
            sheet.Page.Text(Sheet.Left + 8 + sheet.Fonts.Width(title[0], Styles.Block), y, block.Origin, Styles.Small);
        }

        using var opened = sheet.Tags.Open(heading);
        sheet.Paragraph(block.Title, Sheet.Left, Sheet.Width - 110, Styles.Block);
        sheet.Y += 3;
    }
}
