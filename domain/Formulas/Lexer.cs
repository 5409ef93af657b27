using System.Text.RegularExpressions;

namespace Hub.Domain.Formulas;

/// <summary>Cuts a text into words.</summary>
internal static class Lexer
{
    /// <summary>The words of a text, the last of them its end.</summary>
    /// <param name="text">A formula or an expression.</param>
    /// <param name="word">The next word: one group for each kind, named like it; without a group it is the end.</param>
    /// <param name="misunderstood">What to throw if a rest begins with no word: where that is, from 1, and the rest.</param>
    public static List<Token> Read(string text, Regex word, Func<int, string, Exception> misunderstood)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (word.Match(text, at) is { Success: true } match)
        {
            at = match.Index + match.Length;
            var group = match.Groups.Values.Skip(1).FirstOrDefault(g => g.Success);
            if (group is null)
            {
                tokens.Add(new Token(TokenKind.End, "", at + 1));
                return tokens;
            }

            tokens.Add(new Token(Enum.Parse<TokenKind>(group.Name), group.Value, group.Index + 1));
        }

        at += text[at..].TakeWhile(char.IsWhiteSpace).Count();
        throw misunderstood(at + 1, text[at..]);
    }
}
