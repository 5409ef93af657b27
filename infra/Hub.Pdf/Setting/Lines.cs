using Hub.Pdf.Writing;

namespace Hub.Pdf.Setting;

/// <summary>Lines of cells in one style.</summary>
internal sealed class Lines(Sheet sheet, PdfStyle style)
{
    /// <summary>The room above and under the lines of a cell.</summary>
    public const double Padding = 5.6;

    /// <summary>The lines of a text.</summary>
    public IReadOnlyList<string> Of(string text, double width) => sheet.Lines(text, width, style);

    /// <summary>The height of the highest cell.</summary>
    public double Height(IReadOnlyList<IReadOnlyList<string>> cells) => (cells.Max(c => c.Count) * Sheet.LineHeight(style)) + Padding;

    /// <summary>How wide a text is on one line.</summary>
    public double Whole(string text) => sheet.Fonts.Width(text, style);

    /// <summary>How wide its widest piece is.</summary>
    public double Piece(string text) => LineBreaks.WidestPiece(text, style, sheet.Fonts);

    /// <summary>Draws lines at the sheet's height.</summary>
    public void Draw(IReadOnlyList<string> lines, double x, double width, bool right)
    {
        var y = sheet.Y + (Padding / 2) + Sheet.BaseLine(style);
        foreach (var line in lines)
        {
            sheet.Page.Text(right ? x + width - Whole(line) : x, y, line, style);
            y += Sheet.LineHeight(style);
        }
    }
}
