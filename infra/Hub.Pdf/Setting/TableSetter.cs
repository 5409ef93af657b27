using Hub.Domain.Sharing.Reports.Layout;
using Hub.Pdf.Writing;

namespace Hub.Pdf.Setting;

/// <summary>What stands in a cell: a text, and the tone of a badge if it is one.</summary>
internal sealed record Cell(string Text, ReportTone? Badge = null);

/// <summary>A row of cells, and whether it is disputed.</summary>
internal sealed record Row(IReadOnlyList<Cell> Cells, bool IsDisputed);

/// <summary>
/// Sets tables: columns as wide as what stands in them, the head again on every page, and no row cut, except one that is longer than a
/// page.
/// </summary>
internal sealed class TableSetter(Sheet sheet, ReportWords words)
{
    private readonly double _mark = sheet.Fonts.Width(words.Disputed, Styles.CellHead) + 12;
    private const double Gap = 4.5;
    private static readonly (string Text, string Ground) s_disputed = ReportColours.Of(ReportTone.Warning);

    /// <summary>A table of the report.</summary>
    public void Set(TableView table, double x, double width, bool small = false)
    {
        if (table.Rows.Count == 0)
        {
            sheet.Paragraph(table.WhenEmpty, x, width, Styles.Quiet, "P");
            return;
        }

        Set(table.Columns, [.. table.Rows.Select(r => new Row([.. r.Cells.Select(c => new Cell(c))], r.IsDisputed))], x, width, small);
    }

    /// <summary>Rows under headings.</summary>
    public void Set(IReadOnlyList<ColumnView> columns, IReadOnlyList<Row> rows, double x, double width, bool small = false)
    {
        var style = small ? Styles.Figure : Styles.Cell;
        var head = new Lines(sheet, small ? Styles.FigureHead : Styles.CellHead);
        var body = new Lines(sheet, style);
        var widths = ColumnWidths.Of(columns, rows, width, Gap, head, body, _mark);
        if (!small && ColumnWidths.AreTight(widths, columns, rows, Gap, body))
        {
            Set(columns, rows, x, width, small: true);
            return;
        }

        var headings = columns.Select((c, i) => head.Of(c.Heading, widths[i] - (2 * Gap))).ToList();
        sheet.Need(head.Height(headings) + body.Height(Cells(rows[0], widths, body)));
        using var table = sheet.Tags.Open("Table");
        Head();
        foreach (var row in rows)
        {
            Body(Cells(row, widths, body), row);
        }

        void Head(bool isAgain = false)
        {
            var height = head.Height(headings);
            sheet.Page.Fill(x, sheet.Y, width, height, ReportColours.Ground);
            sheet.Page.Rule(x, sheet.Y + height, width, ReportColours.Soft);
            Draw(headings, columns, x, widths, head, isAgain ? null : "TH");
            sheet.Y += height;
        }

        void Body(List<IReadOnlyList<string>> cells, Row row)
        {
            while (body.Height(cells) > sheet.Room)
            {
                var fits = (int)((sheet.Room - Lines.Padding) / Sheet.LineHeight(style));
                if (body.Height(cells) > Sheet.Bottom - Sheet.Top - 40 && fits > 2)
                {
                    Piece([.. cells.Select(c => (IReadOnlyList<string>)[.. c.Take(fits)])], row);
                    cells = [.. cells.Select(c => (IReadOnlyList<string>)[.. c.Skip(fits)])];
                }

                sheet.NewPage();
                using var seen = sheet.Tags.Open((PdfTag?)null);
                Head(isAgain: true);
            }

            Piece(cells, row);
        }

        void Piece(List<IReadOnlyList<string>> cells, Row row)
        {
            var height = body.Height(cells);
            if (row.IsDisputed)
            {
                sheet.Page.Fill(x, sheet.Y, width, height, s_disputed.Ground);
            }

            Draw(cells, columns, x, widths, body, "TD", row);
            sheet.Page.Rule(x, sheet.Y + height, width, ReportColours.Rule);
            sheet.Y += height;
        }
    }

    /// <summary>The height of a table that stands on one page.</summary>
    public double Height(TableView table, double width, bool small = false)
    {
        var (head, body) = (new Lines(sheet, small ? Styles.FigureHead : Styles.CellHead), new Lines(sheet, small ? Styles.Figure : Styles.Cell));
        Row[] rows = [.. table.Rows.Select(r => new Row([.. r.Cells.Select(c => new Cell(c))], r.IsDisputed))];
        var widths = ColumnWidths.Of(table.Columns, rows, width, Gap, head, body, _mark);
        return head.Height([.. table.Columns.Select((c, i) => head.Of(c.Heading, widths[i] - (2 * Gap)))]) + rows.Sum(r => body.Height(Cells(r, widths, body)));
    }

    /// <summary>The lines of a row; the first cell of one that is disputed leaves room for the mark.</summary>
    private List<IReadOnlyList<string>> Cells(Row row, double[] widths, Lines lines) =>
        [.. row.Cells.Select((c, i) => lines.Of(c.Text, widths[i] - (2 * Gap) - (row.IsDisputed && i == 0 ? _mark : 0)))];

    private void Draw(List<IReadOnlyList<string>> cells, IReadOnlyList<ColumnView> columns, double x, double[] widths, Lines lines, string? tag, Row? row = null)
    {
        using var tagged = sheet.Tags.Open(tag is null ? null : sheet.Tags.Add("TR"));
        for (var i = 0; i < cells.Count; i++)
        {
            using var cell = sheet.Tags.Open(tag is null ? null : sheet.Tags.Add(tag));
            if (row?.Cells[i].Badge is { } tone)
            {
                sheet.Badge(row.Cells[i].Text, tone, x + Gap, sheet.Y + 3);
            }
            else
            {
                lines.Draw(cells[i], x + Gap, widths[i] - (2 * Gap), columns[i].IsNumber);
            }

            if (i == 0 && row?.IsDisputed == true)
            {
                sheet.Badge(words.Disputed, ReportTone.Warning, x + Gap + cells[0].Max(lines.Whole) + 3, sheet.Y + 2.5);
            }

            x += widths[i];
        }
    }
}
