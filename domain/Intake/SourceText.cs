namespace Hub.Domain.Intake;

/// <summary>Cleaning of source text: white space at the ends, full-width forms, control characters.</summary>
internal static class SourceText
{
    /// <summary>Trims, and folds every full-width form to its half-width one: for numbers, dates, codes and choices.</summary>
    public static ReadOnlySpan<char> Fold(Span<char> text)
    {
        foreach (ref var c in text)
        {
            c = Folded(c);
        }

        return text.Trim();
    }

    /// <summary>Trims, folds full-width letters and digits only (Chinese punctuation stays), and turns control characters to spaces.</summary>
    public static ReadOnlySpan<char> FoldWords(Span<char> text)
    {
        foreach (ref var c in text)
        {
            var folded = Folded(c);
            c = char.IsAsciiLetterOrDigit(folded) ? folded : char.IsControl(c) ? ' ' : c;
        }

        return ((ReadOnlySpan<char>)text).Trim().Trim('\u3000');
    }

    private static char Folded(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' or '\u00A0' => ' ',
        _ => c,
    };
}
