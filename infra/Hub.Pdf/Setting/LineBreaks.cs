using System.Text;
using Hub.Pdf.Writing;

namespace Hub.Pdf.Setting;

/// <summary>
/// Breaks text into lines. Chinese breaks between any two characters but for punctuation, which does not begin a line, and opening
/// brackets, which do not end one (GB/T 15834-2011, 5.1); words of letters break at spaces, and inside only where they are longer than a line.
/// </summary>
internal static class LineBreaks
{
    private const string NotFirst = "，。、；：！？）】》」』〉”’％%),.;:!?]}·…—";
    private const string NotLast = "（【《「『〈“‘([{";

    /// <summary>The lines of a text; one, empty, of no text.</summary>
    public static IReadOnlyList<string> Of(string text, double width, PdfStyle style, PdfFonts fonts)
    {
        var runes = text.EnumerateRunes().ToArray();
        var lines = new List<string>();
        var start = 0;
        while (start < runes.Length)
        {
            var end = End(runes, start, width, style, fonts);
            lines.Add(Text(runes[start..end]).TrimEnd(' '));
            start = end;
            while (start < runes.Length && runes[start].Value == ' ')
            {
                start++;
            }
        }

        return lines.Count == 0 ? [""] : lines;
    }

    /// <summary>The width of the widest piece of a text that is not broken.</summary>
    public static double WidestPiece(string text, PdfStyle style, PdfFonts fonts)
    {
        var (widest, piece) = (0.0, 0.0);
        var runes = text.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
        {
            piece = i > 0 && MayBreak(runes, i) ? 0 : piece;
            piece += runes[i].Value == ' ' ? 0 : fonts.Width(runes[i], style);
            widest = Math.Max(widest, piece);
        }

        return widest;
    }

    private static int End(Rune[] runes, int start, double width, PdfStyle style, PdfFonts fonts)
    {
        var (used, lastBreak) = (0.0, 0);
        for (var i = start; i < runes.Length; i++)
        {
            lastBreak = i > start && MayBreak(runes, i) ? i : lastBreak;
            used += fonts.Width(runes[i], style);
            if (used > width + 0.01 && i > start && runes[i].Value != ' ')
            {
                return lastBreak > start ? lastBreak : i;
            }
        }

        return runes.Length;
    }

    private static bool MayBreak(Rune[] runes, int at)
    {
        var (before, after) = (runes[at - 1], runes[at]);
        return before.Value == ' '
            || ((IsChinese(before) || IsChinese(after)) && !Contains(NotFirst, after) && !Contains(NotLast, before) && after.Value != ' ');
    }

    private static bool IsChinese(Rune rune) => rune.Value >= 0x2e80;

    private static bool Contains(string set, Rune rune) => rune.IsBmp && set.Contains((char)rune.Value);

    private static string Text(Rune[] runes) => string.Concat(runes.Select(r => r.ToString()));
}
