using System.Text.RegularExpressions;

namespace Hub.Domain.Formulas;

internal enum TokenKind
{
    Number,
    Text,
    Day,
    Name,
    Symbol,
    End,
}

/// <summary>A word of a formula.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it stands, a text without its quotes.</param>
/// <param name="Position">Where it begins, from 1.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    public bool Is(string word) => Kind is TokenKind.Symbol or TokenKind.Name && Text == word;

    /// <summary>As a message shows it.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Text => $"'{Text}'",
        _ => Text,
    };
}

/// <summary>Cuts a formula into words.</summary>
internal static partial class Lexer
{
    /// <summary>How other languages write it, and how it is written here.</summary>
    private static readonly Dictionary<string, string> s_foreign = new()
    {
        ["=="] = "=", ["!="] = "<>", ["&&"] = "and", ["||"] = "or", ["!"] = "not", ["\""] = "'text' in single quotes", ["%"] = "the share, 0.1 for 10 %",
        ["{"] = "( )", ["["] = "( )", ["\uFF08"] = "( )", ["\uFF0C"] = ",",
    };

    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (Word().Match(text, at) is { Success: true } word)
        {
            at = word.Index + word.Length;
            var group = word.Groups.Values.Skip(1).FirstOrDefault(g => g.Success);
            if (group is null)
            {
                tokens.Add(new Token(TokenKind.End, "", at + 1));
                return tokens;
            }

            tokens.Add(new Token(Enum.Parse<TokenKind>(group.Name), group.Value, group.Index + 1));
        }

        at += text[at..].TakeWhile(char.IsWhiteSpace).Count();
        throw new FormulaException(at + 1, Misunderstood(text[at..]));
    }

    private static string Misunderstood(string rest)
    {
        if (rest[0] == '\'')
        {
            return "the text that begins here has no closing '";
        }

        var foreign = s_foreign.Keys.Where(f => rest.StartsWith(f, StringComparison.Ordinal)).MaxBy(f => f.Length);
        return foreign is null ? $"{rest[0]} is not understood" : $"{foreign} is not understood; write {s_foreign[foreign]}";
    }

    [GeneratedRegex(
        @"\G\s*(?:(?<Day>\d{4}-\d\d-\d\d)|(?<Number>\d+(?:\.\d+)?)|(?<Name>[A-Za-z_][A-Za-z0-9_]*)|'(?<Text>[^']*)'|(?<Symbol><=|>=|<>|=(?!=)|[<>+\-*/(),.])|$)")]
    private static partial Regex Word();
}
