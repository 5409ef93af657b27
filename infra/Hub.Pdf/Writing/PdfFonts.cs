using System.Text;
using Hub.Pdf.Fonts;

namespace Hub.Pdf.Writing;

/// <summary>The fonts of a document: each character in the font that has it, and 〓, the printer's sign for it, where none has.</summary>
internal sealed class PdfFonts
{
    private static readonly Rune s_absent = new('〓');
    private readonly Dictionary<FontFile, EmbeddedFont> _fonts;

    public PdfFonts() => _fonts = new()
    {
        [FontFile.Regular] = new(FontFile.Regular, "F1", "HUBAAA"),
        [FontFile.Bold] = new(FontFile.Bold, "F2", "HUBAAB"),
        [FontFile.Chinese] = new(FontFile.Chinese, "F3", "HUBAAC"),
    };

    /// <summary>A text's width.</summary>
    public double Width(string text, PdfStyle style) => text.EnumerateRunes().Sum(r => Width(r, style));

    /// <summary>A character's width.</summary>
    public double Width(Rune character, PdfStyle style)
    {
        var (file, shown) = Shown(character, style.Bold);
        return file.Width(shown) * style.Size;
    }

    /// <summary>A text in runs of one font each.</summary>
    public IEnumerable<PdfRun> Runs(string text, bool bold)
    {
        FontFile? current = null;
        var codes = new StringBuilder();
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            var (file, shown) = Shown(rune, bold);
            if (current is not null && file != current)
            {
                yield return new(_fonts[current], current == FontFile.Chinese, codes.ToString(), width);
                (width, _) = (0, codes.Clear());
            }

            current = file;
            codes.Append(_fonts[file].Code(shown));
            width += file.Width(shown);
        }

        if (current is not null)
        {
            yield return new(_fonts[current], current == FontFile.Chinese, codes.ToString(), width);
        }
    }

    /// <summary>Writes the fonts; returns what pages find them by.</summary>
    public string Write(PdfFile pdf) => string.Concat(_fonts.Values.Select(f => $"/{f.Resource} {f.Write(pdf)} 0 R"));

    private static (FontFile File, Rune Shown) Shown(Rune character, bool bold) =>
        FontFile.Having(character, bold) is { } file ? (file, character) : (FontFile.Chinese, s_absent);
}

/// <summary>A run of characters of one font, its width at size 1.</summary>
internal sealed record PdfRun(EmbeddedFont Font, bool IsChinese, string Codes, double Width);
