using System.Globalization;
using System.Text;
using Hub.Domain.Sharing.Reports.Charts;
using Hub.Pdf.Fonts;

namespace Hub.Pdf.Writing;

/// <summary>A page on which things are drawn, in points from the upper left corner. Colours are <c>#rrggbb</c>.</summary>
internal sealed class PdfPage(PdfFonts fonts, PdfTags tags, int index)
{
    /// <summary>A4.</summary>
    public const double Width = 595.28;

    /// <summary>A4.</summary>
    public const double Height = 841.89;

    private readonly StringBuilder _content = new();
    private readonly List<PdfTag> _marks = [];
    private (bool IsBegun, PdfTag? Tag) _mark;

    /// <summary>The tags that parts of the page belong to, by the numbers of the parts.</summary>
    public IReadOnlyList<PdfTag> Marks => _marks;

    /// <summary>Places on the page that lead to others: their corners, and the page's index and height they lead to.</summary>
    public List<PdfLink> Links { get; } = [];

    /// <summary>Text on its base line.</summary>
    public void Text(double x, double y, string text, PdfStyle style)
    {
        Begin(isShape: false);
        _content.Append(CultureInfo.InvariantCulture, $"BT {Colour(style.Colour)} rg ");
        foreach (var run in fonts.Runs(text, style.Bold))
        {
            // The Chinese font has one weight; its outlines drawn as well make it bold.
            var outlined = style.Bold && run.IsChinese;
            var strength = outlined ? $"2 Tr {N(style.Size * 0.028)} w {Colour(style.Colour)} RG" : "0 Tr";
            _content.Append(CultureInfo.InvariantCulture, $"{strength} /{run.Font.Resource} {N(style.Size)} Tf 1 0 0 1 {N(x)} {N(Height - y)} Tm <{run.Codes}> Tj ");
            x += run.Width * style.Size;
        }

        _content.Append("ET\n");
    }

    /// <summary>A slanted, pale text across the page, centred.</summary>
    public void Watermark(string text, PdfStyle style)
    {
        const double Slope = 0.4695;
        Begin(isShape: true);
        var rise = Math.Sqrt(1 - (Slope * Slope));
        var half = fonts.Width(text, style) / 2;
        _content.Append(CultureInfo.InvariantCulture, $"q /G1 gs {N(rise)} {N(Slope)} {N(-Slope)} {N(rise)} {N((Width / 2) - (half * rise))} {N((Height / 2) - (half * Slope))} cm\n");
        Text(0, Height, text, style);
        _content.Append("Q\n");
    }

    /// <summary>A filled rectangle.</summary>
    public void Fill(double x, double y, double width, double height, string colour) =>
        Begin(isShape: true).Append(CultureInfo.InvariantCulture, $"{Colour(colour)} rg {N(x)} {N(Height - y - height)} {N(width)} {N(height)} re f\n");

    /// <summary>A line through points.</summary>
    public void Line(IReadOnlyList<Point> points, string colour, double width) =>
        Begin(isShape: true).Append(CultureInfo.InvariantCulture, $"{Colour(colour)} RG {N(width)} w 1 j {Path(points)} S\n");

    /// <summary>A horizontal line.</summary>
    public void Rule(double x, double y, double width, string colour, double thickness = 0.5) => Line([new(x, y), new(x + width, y)], colour, thickness);

    /// <summary>A filled area.</summary>
    public void Area(IReadOnlyList<Point> points, string colour) => Begin(isShape: true).Append(CultureInfo.InvariantCulture, $"{Colour(colour)} rg {Path(points)} h f\n");

    /// <summary>A dot: a point-long line with round ends.</summary>
    public void Dot(Point centre, double radius, string colour) =>
        Begin(isShape: true).Append(CultureInfo.InvariantCulture, $"q 1 J {Colour(colour)} RG {N(2 * radius)} w {Path([centre, centre])} S Q\n");

    /// <summary>What the page draws.</summary>
    public byte[] ToBytes() => Encoding.ASCII.GetBytes(_content + (_mark.IsBegun ? "EMC\n" : ""));

    /// <summary>Marks what follows as a part of the open tag, or as nothing to be read. Of shapes only those of figures say something.</summary>
    private StringBuilder Begin(bool isShape)
    {
        var tag = isShape && tags.Leaf?.Type != "Figure" ? null : tags.Leaf;
        if (_mark == (true, tag))
        {
            return _content;
        }

        _content.Append(_mark.IsBegun ? "EMC\n" : "");
        _mark = (true, tag);
        if (tag is null)
        {
            return _content.Append("/Artifact BMC\n");
        }

        tag.Parts.Add(new PdfMark(index, _marks.Count));
        _content.Append(CultureInfo.InvariantCulture, $"/{tag.Type} <</MCID {_marks.Count}>> BDC\n");
        _marks.Add(tag);
        return _content;
    }

    private static string Path(IReadOnlyList<Point> points) =>
        string.Join(' ', points.Select((p, i) => $"{N(p.X)} {N(Height - p.Y)} {(i == 0 ? 'm' : 'l')}"));

    private static string Colour(string hex) => string.Join(' ', Enumerable.Range(0, 3).Select(i => N(Convert.ToByte(hex.Substring(1 + (2 * i), 2), 16) / 255.0)));

    private static string N(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>How a text is set.</summary>
internal sealed record PdfStyle(double Size, string Colour, bool Bold = false);

/// <summary>A place that leads to another page; its tag is a <c>Link</c>.</summary>
internal sealed record PdfLink(double X, double Y, double Width, double Height, int Page, double To, string Text, PdfTag Tag);
