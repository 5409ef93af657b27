using System.Text.RegularExpressions;

namespace Hub.Domain.Formulas;

/// <summary>What a formula is written with.</summary>
internal static partial class FormulaWords
{
    /// <summary>How other languages write it, and how it is written here.</summary>
    private static readonly Dictionary<string, string> s_foreign = new()
    {
        ["=="] = "=", ["!="] = "<>", ["&&"] = "and", ["||"] = "or", ["!"] = "not", ["\""] = "'text' in single quotes", ["%"] = "the share, 0.1 for 10 %",
        ["{"] = "( )", ["["] = "( )", ["\uFF08"] = "( )", ["\uFF0C"] = ",",
    };

    public static List<Token> Read(string text) =>
        Lexer.Read(text, Word(), (position, rest) => new FormulaException(position, Misunderstood(rest)));

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
