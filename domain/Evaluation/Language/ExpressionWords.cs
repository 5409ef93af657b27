using System.Text.RegularExpressions;
using Hub.Domain.Formulas;

namespace Hub.Domain.Evaluation.Language;

/// <summary>What an expression is written with.</summary>
internal static partial class ExpressionWords
{
    public static List<Token> Read(string text) =>
        Lexer.Read(text, Word(), (position, rest) => new ExpressionException(text, position, Misunderstood(rest)));

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
    private static partial Regex Word();
}
