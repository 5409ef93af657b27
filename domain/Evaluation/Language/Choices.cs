using Hub.Domain.Formulas;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Language;

/// <summary>Comparisons of a choice with its values.</summary>
internal static class Choices
{
    public static Node Compare(ExpressionParser parser, Node left, Token symbol)
    {
        if (symbol.Text is not ("=" or "<>"))
        {
            throw parser.Wrong(symbol, $"{symbol} needs numbers, not {left.Yield}; = and <> compare everything");
        }

        var right = Value(parser, left.Yield.Choices!);
        return symbol.Text == "="
            ? new MembershipNode(left, new HashSet<int> { right })
            : new UnaryNode(Yield.Truth, new MembershipNode(left, new HashSet<int> { right }), v => 1 - v);
    }

    public static Node Among(ExpressionParser parser, Node left, Token word)
    {
        if (left.Yield.Kind != Kind.Choice)
        {
            throw parser.Wrong(word, $"in needs a choice on its left, not {left.Yield}");
        }

        parser.Expect("{");
        var values = new HashSet<int>();
        do
        {
            values.Add(Value(parser, left.Yield.Choices!));
        }
        while (parser.TryTake(","));
        parser.Expect("}");
        return new MembershipNode(left, values);
    }

    /// <summary>The place of a value in the catalog's list.</summary>
    public static int PlaceOf(EnumType choices, string value) => choices.Values.Keys.Index().Where(k => k.Item == value).Select(k => k.Index).DefaultIfEmpty(-1).First();

    private static int Value(ExpressionParser parser, EnumType choices)
    {
        var word = parser.Take();
        var place = word.Kind is TokenKind.Name or TokenKind.Number ? PlaceOf(choices, word.Text) : -1;
        var valid = choices.Values.Keys.ToList();
        return place >= 0
            ? place
            : throw parser.Wrong(word, $"{word} is never a value here; valid are {string.Join(", ", valid)}{Suggestion.For(word.Text, valid)}");
    }
}
