using Hub.Domain.Sharing.Reports.Layout;

namespace Hub.Pdf.Setting;

/// <summary>How wide the columns of a table are.</summary>
internal static class ColumnWidths
{
    // A long text does not take the width away from the rest.
    private const double Widest = 190;

    /// <summary>
    /// What stands in them on one line, if there is room for that, the rest shared out; else between the widest piece that is not broken
    /// and one line, in the same proportion for all; and where even the pieces are too wide, see below.
    /// </summary>
    public static double[] Of(IReadOnlyList<ColumnView> columns, IReadOnlyList<Row> rows, double width, double gap, Lines head, Lines body, double mark)
    {
        var marks = columns.Select((_, i) => (2 * gap) + (i == 0 && rows.Any(r => r.IsDisputed) ? mark : 0)).ToArray();
        var least = columns.Select((c, i) => rows.Select(r => Piece(r.Cells[i], c, body)).Append(Heading(c.Heading, head)).Max() + marks[i]).ToArray();
        var whole = columns.Select((c, i) => Math.Max(least[i], Math.Min(Widest, rows.Select(r => body.Whole(r.Cells[i].Text)).Append(head.Whole(c.Heading)).Max()) + marks[i])).ToArray();
        if (whole.Sum() <= width)
        {
            var spare = (width - whole.Sum()) / columns.Count;
            return [.. whole.Select(w => w + spare)];
        }

        if (least.Sum() >= width)
        {
            return Tight(columns, rows, least, marks, width, body);
        }

        var share = (width - least.Sum()) / (whole.Sum() - least.Sum());
        return [.. least.Zip(whole, (l, w) => l + ((w - l) * share))];
    }

    /// <summary>A number or a date that is cut reads as another one: these keep what they need, and the other columns share the rest.</summary>
    private static double[] Tight(IReadOnlyList<ColumnView> columns, IReadOnlyList<Row> rows, double[] least, double[] marks, double width, Lines body)
    {
        double? Kept(int i) => columns[i].IsNumber || rows.All(r => IsInstant(r.Cells[i].Text)) ? Math.Max(24, rows.Max(r => body.Whole(r.Cells[i].Text))) + marks[i] : null;
        var kept = columns.Select((_, i) => Kept(i)).ToArray();
        var (taken, rest) = (kept.Sum() ?? 0, least.Where((_, i) => kept[i] is null).Sum());
        return taken > width * 0.85 ? [.. least.Select(l => l * width / least.Sum())] : [.. least.Select((l, i) => kept[i] ?? (l * (width - taken) / rest))];
    }

    /// <summary>Whether columns are too wide for what must not be broken.</summary>
    public static bool AreTight(double[] widths, IReadOnlyList<ColumnView> columns, IReadOnlyList<Row> rows, double gap, Lines body) =>
        columns.Select((c, i) => rows.Any(r => Piece(r.Cells[i], c, body) + (2 * gap) > widths[i] + 0.01)).Any(t => t);

    /// <summary>Numbers, badges and short texts such as dates and codes are not broken.</summary>
    private static double Piece(Cell cell, ColumnView column, Lines body) =>
        column.IsNumber || cell.Badge is not null || cell.Text.Length <= 4 || IsInstant(cell.Text) ? body.Whole(cell.Text) + (cell.Badge is null ? 0 : 6) : Math.Min(Widest, body.Piece(cell.Text));

    private static double Heading(string text, Lines head) => text.Length <= 4 ? head.Whole(text) : Math.Max(head.Piece(text), head.Whole(text) / 3);

    private static bool IsInstant(string text) => text.Length <= 16 && text.All(c => char.IsAsciiDigit(c) || c is '-' or ':' or ' ' or '—');
}
