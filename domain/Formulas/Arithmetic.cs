namespace Hub.Domain.Formulas;

/// <summary>Sums, differences, products and quotients of two numbers.</summary>
internal static class Arithmetic
{
    public static PairNode Of(Token symbol, Node left, Node right)
    {
        if ((left.Kind, right.Kind) is not (ValueKind.Number, ValueKind.Number))
        {
            var hint = (left.Kind, right.Kind) is (ValueKind.Day, ValueKind.Day) ? "; the days between two dates are days(first, last)" : "";
            throw Parser.Wrong(symbol, $"{symbol} takes two numbers, not {Words.Of(left.Kind)} and {Words.Of(right.Kind)}{hint}");
        }

        return new PairNode(ValueKind.Number, left, right, symbol.Text switch
        {
            "+" => (a, b) => Value.Of(a.Number + b.Number),
            "-" => (a, b) => Value.Of(a.Number - b.Number),
            "*" => (a, b) => Value.Of(a.Number * b.Number),
            _ => (a, b) => b.Number == 0 ? Value.Unknown : Value.Of(a.Number / b.Number),
        });
    }
}
