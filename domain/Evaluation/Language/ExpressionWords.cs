using System.Text.RegularExpressions;

namespace Hub.Domain.Evaluation.Language;

internal enum WordKind
{
    Number,
    Months,
    Unit,
    Name,
    Symbol,
    End,
}

/// <summary>A word of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it stands; a unit without its brackets.</param>
/// <param name="Position">Where it begins, from 1.</param>
internal readonly record struct Word(WordKind Kind, string Text, int Position)
{
    public bool Is(string text) => Kind is WordKind.Symbol or WordKind.Name && Text == text;

    /// <summary>As a message shows it.</summary>
    public override string ToString() => Kind switch
    {
        WordKind.End => "the end",
        WordKind.Unit => $"[{Text}]",
        _ => Text,
    };
}

/// <summary>Cuts an expression into words.</summary>
internal static partial class Words
{
    public static List<Word> Read(string text)
    {
        var words = new List<Word>();
        var at = 0;
        while (Pattern().Match(text, at) is { Success: true } match)
        {
            at = match.Index + match.Length;
            var group = match.Groups.Values.Skip(1).FirstOrDefault(g => g.Success);
            if (group is null)
            {
                words.Add(new Word(WordKind.End, "", at + 1));
                return words;
            }

            words.Add(new Word(Enum.Parse<WordKind>(group.Name), group.Value, group.Index + 1));
        }

        at += text[at..].TakeWhile(char.IsWhiteSpace).Count();
        throw new ExpressionException(text, at + 1, Misunderstood(text[at..]));
    }

    private static string Misunderstood(string rest) => rest[0] switch
    {
        '[' => "the unit that begins here has no closing ]",
        '!' => "! is not understood; write <> or not",
        '&' => "& is not understood; write and",
        '|' => "| is not understood; write or",
        '\'' or '"' => $"{rest[0]} is not understood; values of an enumeration stand bare, such as RED",
        _ => $"{rest[0]} is not understood",
    };

    [GeneratedRegex(
        @"\G\s*(?:(?<Months>\d+m)\b|(?<Number>\d+(?:\.\d+)?)|\[(?<Unit>[^\]]*)\]|(?<Name>[A-Za-z_][A-Za-z0-9_]*)|(?<Symbol><=|>=|<>|[<>=+\-*/(){},.])|$)")]
    private static partial Regex Pattern();
}
