using Hub.Domain.Sources;

namespace Hub.Domain.Intake;

/// <summary>Cleaning of source text: white space at the ends, full-width forms, control characters.</summary>
internal static class SourceText
{
    /// <summary>Trims, and folds every full-width form to its half-width one: for numbers, dates, codes and choices.</summary>
    public static ReadOnlySpan<char> Fold(Span<char> text)
    {
        foreach (ref var c in text)
        {
            c = FullWidth.Fold(c);
        }

        return text.Trim();
    }

    /// <summary>The same of a text that stays as it is.</summary>
    public static string Fold(string text) => Fold(text.ToCharArray()).ToString();

    /// <summary>Trims, folds full-width letters and digits only (Chinese punctuation stays), and turns control characters to spaces.</summary>
    public static ReadOnlySpan<char> FoldWords(Span<char> text)
    {
        foreach (ref var c in text)
        {
            var folded = FullWidth.Fold(c);
            c = char.IsAsciiLetterOrDigit(folded) ? folded : char.IsControl(c) ? ' ' : c;
        }

        return text.Trim();
    }

    /// <summary>At most so many characters from the front, never half a surrogate pair.</summary>
    public static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
