using Hub.Domain.Formulas;

namespace Hub.Domain.Evaluation.Language;

/// <summary>Operations on numbers, with their measures: what is added or compared measures the same, what is multiplied gives a new measure.</summary>
internal static class Numbers
{
    public static Node Add(ExpressionParser parser, Node left, Token symbol, Node right)
    {
        var (a, b) = Alike(parser, left, symbol, right);
        return new ArithmeticNode(a.Yield, a, b, symbol.Text == "+" ? (x, y) => x + y : (x, y) => x - y);
    }

    public static Node Multiply(ExpressionParser parser, Node left, Token symbol, Node right, IReadOnlyList<Token> denominator)
    {
        NeedNumber(parser, left, symbol);
        NeedNumber(parser, right, symbol);
        return symbol.Text == "*"
            ? new ArithmeticNode(Yield.Number(left.Yield.Measure.Times(right.Yield.Measure)), left, right, (x, y) => x * y)
            : new QuotientNode(Yield.Number(left.Yield.Measure.Per(right.Yield.Measure)), left, right, MustBePositive(parser, denominator));
    }

    public static Node Negate(ExpressionParser parser, Token symbol, Node inner)
    {
        NeedNumber(parser, inner, symbol);
        return inner is ConstantNode constant ? new ConstantNode(inner.Yield, -constant.Value) : new UnaryNode(inner.Yield, inner, x => -x);
    }

    public static Node Compare(ExpressionParser parser, Node left, Token symbol, Node right)
    {
        if (left.Yield.Kind == Kind.Truth && right.Yield.Kind == Kind.Truth && symbol.Text is "=" or "<>")
        {
            return new ComparisonNode(left, right, Holds(symbol.Text));
        }

        var (a, b) = Alike(parser, left, symbol, right);
        if (a is DaysNode days && b is ConstantNode { Value: var turn })
        {
            days.TurnAt([turn - 1, turn, turn + 1]);
        }

        return new ComparisonNode(a, b, Holds(symbol.Text));
    }

    public static Node Extreme(ExpressionParser parser, Token function, IReadOnlyList<Node> parts)
    {
        Node[] alike = [.. parts.Select(part => Alike(parser, parts[0], function, part).Right)];
        return new ExtremeNode(parts[0].Yield, alike, function.Text == "MAX");
    }

    public static void NeedNumber(ExpressionParser parser, Node node, Token at)
    {
        if (node.Yield.Kind != Kind.Number)
        {
            throw parser.Wrong(at, $"{at} takes numbers, not {node.Yield}");
        }
    }

    private static (Node Left, Node Right) Alike(ExpressionParser parser, Node left, Token symbol, Node right)
    {
        NeedNumber(parser, left, symbol);
        NeedNumber(parser, right, symbol);
        return left.Yield.Measure.Fits(right.Yield.Measure)
            ? (left, ConversionNode.Of(right, left.Yield.Measure))
            : throw parser.Wrong(symbol, $"{symbol} needs two numbers that measure the same, not {left.Yield.Measure} and {right.Yield.Measure}{Bare(left, right)}");
    }

    private static string Bare(Node left, Node right) => new[] { left, right }.Any(n => n is ConstantNode && n.Yield.Measure.IsPure)
        ? "; a bare number is pure, a unit stands behind its number, such as 6[月]"
        : "";

    /// <summary>Whether the denominator is one field, or a window of it, that must be positive.</summary>
    private static bool MustBePositive(ExpressionParser parser, IReadOnlyList<Token> denominator)
    {
        var text = string.Concat(denominator.Select(w => w.Text));
        return parser.Names.MustBePositive.Any(field => text.EndsWith($"({field})", StringComparison.Ordinal));
    }

    private static Func<double, double, bool> Holds(string symbol) => symbol switch
    {
        "=" => (a, b) => a.Equals(b),
        "<>" => (a, b) => !a.Equals(b),
        "<" => (a, b) => a < b,
        "<=" => (a, b) => a <= b,
        ">" => (a, b) => a > b,
        _ => (a, b) => a >= b,
    };
}
