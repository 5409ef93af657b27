using Hub.Domain.Sharing.Reports.Layout;

namespace Hub.Pdf.Setting;

/// <summary>How wide the columns of a table are.</summary>
internal static class ColumnWidths
{
    // A long text does not take the width away from the rest.
    private const double Widest = 190;

    /// <summary>
    /// What stands in them on one line, if there is room for that, the rest shared out; else between the widest piece that is not broken
    /// and one line, in the same proportion for all; and where even the pieces are too wide, these in proportion.
    /// </summary>
    public static double[] Of(IReadOnlyList<ColumnView> columns, IReadOnlyList<Row> rows, double width, double gap, Lines head, Lines body)
    {
        var least = columns.Select((c, i) => rows.Select(r => Piece(r.Cells[i], c, body)).Append(head.Piece(c.Heading)).Max() + (2 * gap)).ToArray();
        var whole = columns.Select((c, i) => Math.Max(least[i], Math.Min(Widest, rows.Select(r => body.Whole(r.Cells[i].Text)).Append(head.Whole(c.Heading)).Max()) + (2 * gap))).ToArray();
        if (whole.Sum() <= width)
        {
            var spare = (width - whole.Sum()) / columns.Count;
            return [.. whole.Select(w => w + spare)];
        }

        if (least.Sum() >= width)
        {
            return [.. least.Select(l => l * width / least.Sum())];
        }

        var share = (width - least.Sum()) / (whole.Sum() - least.Sum());
        return [.. least.Zip(whole, (l, w) => l + ((w - l) * share))];
    }

    /// <summary>Numbers, badges and short texts such as dates and codes are not broken.</summary>
    private static double Piece(Cell cell, ColumnView column, Lines body) =>
        column.IsNumber || cell.Badge is not null || cell.Text.Length <= 4 ? body.Whole(cell.Text) + (cell.Badge is null ? 0 : 6) : Math.Min(Widest, body.Piece(cell.Text));
}
