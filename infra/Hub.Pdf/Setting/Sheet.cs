using Hub.Domain.Sharing.Reports.Layout;
using Hub.Pdf.Writing;

namespace Hub.Pdf.Setting;

/// <summary>The pages of a document, and how far the page in hand is filled.</summary>
internal sealed class Sheet
{
    /// <summary>Where the text area begins and ends, and how wide it is.</summary>
    public const double Left = 42.5;

    /// <summary>The width of the text area.</summary>
    public const double Width = PdfPage.Width - (2 * Left);

    /// <summary>The upper end of the text area.</summary>
    public const double Top = 46;

    /// <summary>The lower end of the text area.</summary>
    public const double Bottom = PdfPage.Height - 58;

    private readonly List<PdfPage> _pages = [];

    public Sheet() => NewPage();

    /// <summary>The fonts.</summary>
    public PdfFonts Fonts { get; } = new();

    /// <summary>The structure, for who does not see the pages.</summary>
    public PdfTags Tags { get; } = new();

    /// <summary>The pages so far.</summary>
    public IReadOnlyList<PdfPage> Pages => _pages;

    /// <summary>The page in hand.</summary>
    public PdfPage Page => _pages[^1];

    /// <summary>How far it is filled.</summary>
    public double Y { get; set; }

    /// <summary>What room is left.</summary>
    public double Room => Bottom - Y;

    /// <summary>Begins a new page where less room is left than is needed.</summary>
    public void Need(double height)
    {
        if (height > Room && Y > Top)
        {
            NewPage();
        }
    }

    /// <summary>Begins a new page.</summary>
    public void NewPage()
    {
        _pages.Add(new PdfPage(Fonts, Tags, _pages.Count));
        Y = Top;
    }

    /// <summary>A paragraph that is read as one.</summary>
    public void Paragraph(string text, double x, double width, PdfStyle style, string tag)
    {
        using (Tags.Open(tag))
        {
            Paragraph(text, x, width, style);
        }
    }

    /// <summary>Lines of a text under each other, over as many pages as they need.</summary>
    public void Paragraph(string text, double x, double width, PdfStyle style)
    {
        foreach (var line in Lines(text, width, style))
        {
            Need(LineHeight(style));
            Page.Text(x, Y + BaseLine(style), line, style);
            Y += LineHeight(style);
        }
    }

    /// <summary>A text's lines in a width.</summary>
    public IReadOnlyList<string> Lines(string text, double width, PdfStyle style) => LineBreaks.Of(text, width, style, Fonts);

    /// <summary>A word on the ground of its tone; returns its width.</summary>
    public double Badge(string word, ReportTone tone, double x, double y)
    {
        var (text, ground) = ReportColours.Of(tone);
        var style = new PdfStyle(7.5, text, Bold: true);
        var width = Fonts.Width(word, style) + 8;
        Page.Fill(x, y, width, 11.5, ground);
        Page.Text(x + 4, y + 8.6, word, style);
        return width;
    }

    /// <summary>The height of a line.</summary>
    public static double LineHeight(PdfStyle style) => Math.Round(style.Size * 1.45, 2);

    /// <summary>The base line in it.</summary>
    public static double BaseLine(PdfStyle style) => Math.Round(style.Size * 1.08, 2);
}
