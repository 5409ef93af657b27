using Hub.Domain.Sources;

namespace Hub.Domain.Formulas;

/// <summary>How messages name the kinds.</summary>
internal static class Words
{
    public static string Of(ValueKind kind) => kind switch
    {
        ValueKind.Number => "a number",
        ValueKind.Truth => "a condition",
        ValueKind.Text => "a text",
        _ => "a date",
    };
}

/// <summary>Comparisons of two values of one kind; texts, codes and conditions are equal or not, the rest has an order.</summary>
internal static class Comparisons
{
    public static Node Of(Token symbol, Node left, Node right)
    {
        if (left.Kind != right.Kind)
        {
            throw Parser.Wrong(symbol, $"{symbol} compares values of one kind, not {Words.Of(left.Kind)} with {Words.Of(right.Kind)}");
        }

        if (left.Kind is ValueKind.Text or ValueKind.Truth && symbol.Text is not ("=" or "<>" or "in"))
        {
            throw Parser.Wrong(symbol, $"{symbol} needs numbers or dates, not {Words.Of(left.Kind)}; = and <> compare everything");
        }

        CheckChoice(symbol, left, right);
        CheckChoice(symbol, right, left);
        return new PairNode(ValueKind.Truth, left, right, symbol.Text switch
        {
            "<>" => (a, b) => Value.Of(a != b),
            "<" => (a, b) => Value.Of(a.Number < b.Number),
            "<=" => (a, b) => Value.Of(a.Number <= b.Number),
            ">" => (a, b) => Value.Of(a.Number > b.Number),
            ">=" => (a, b) => Value.Of(a.Number >= b.Number),
            _ => (a, b) => Value.Of(a == b),
        });
    }

    /// <summary>A text beside an enumeration must be one of its values; otherwise the comparison would never be true.</summary>
    private static void CheckChoice(Token symbol, Node choice, Node text)
    {
        if (choice.Choices is { } choices && text is ConstantNode { Value.Text: var given } && !choices.Values.ContainsKey(given))
        {
            var valid = choices.Values.Keys.ToList();
            throw Parser.Wrong(symbol, $"'{given}' is never a value here; valid are {string.Join(", ", valid)}{Suggestion.For(given, valid)}");
        }
    }
}
