using Hub.Domain.Sources;

namespace Hub.Domain.Formulas;

/// <summary>The functions of formulas, by name.</summary>
internal static class Functions
{
    public static readonly IReadOnlyList<string> Names =
        ["abs", "avg", "before", "count", "days", "if", "latest", "max", "min", "present", "round", "sum"];

    public static Node Call(Token name, Parser parser)
    {
        parser.Expect("(");
        var isOfSection = FormulaNames.IsInterface(parser.Current) && Sections.Aggregates.Contains(name.Text) && !IsOfValues(name, parser);
        var node = isOfSection ? Sections.Aggregate(name, parser) : OfValues(name, parser);
        parser.Expect(")");
        return node;
    }

    /// <summary>Whether min and max are asked of values side by side rather than of the records of a section.</summary>
    private static bool IsOfValues(Token name, Parser parser) =>
        name.Text is "min" or "max" && !(parser.Ahead(3).Is(")") || parser.Ahead(3).Is("where") || IsWindow(parser));

    private static bool IsWindow(Parser parser) =>
        parser.Ahead(3).Is(",") && (parser.Ahead(4).Is("by") || (parser.Ahead(4).Kind == TokenKind.Number && parser.Ahead(5).Kind == TokenKind.Name));

    private static Node OfValues(Token name, Parser parser)
    {
        switch (name.Text)
        {
            case "abs":
                return new ComputedNode(ValueKind.Number, [parser.Of(ValueKind.Number)], v => Value.Of(Math.Abs(v[0].Number)));
            case "min" or "max":
                return Extreme(name, parser);
            case "round":
                return Rounded(parser);
            case "days":
                return new ComputedNode(ValueKind.Number, [parser.Of(ValueKind.Day), Next(ValueKind.Day, parser)], v => Value.Of(v[1].Number - v[0].Number));
            case "before":
                var (day, (length, unit)) = (parser.Of(ValueKind.Day), Sections.Length(parser, parser.Expect(",")));
                return new ComputedNode(ValueKind.Day, [day], v => Value.Of(Window.Before(v[0].Day, length, unit)));
            case "if":
                return Choice(name, parser);
            case "present":
                return new PresentNode(parser.Any());
            case var aggregate when Sections.Aggregates.Contains(aggregate):
                throw Parser.Wrong(parser.Current, $"{name} takes the records of a section, such as {name}(I29.vat_sales), not {parser.Current}");
            default:
                throw Parser.Wrong(name, $"there is no function {name}; valid are {string.Join(", ", Names)}{Suggestion.For(name.Text, [.. Names])}");
        }
    }

    private static ComputedNode Extreme(Token name, Parser parser)
    {
        var first = parser.Any();
        if (first.Kind is not (ValueKind.Number or ValueKind.Day))
        {
            throw Parser.Wrong(name, $"{name} takes numbers or dates, not {Words.Of(first.Kind)}");
        }

        var parts = new List<Node> { first };
        do
        {
            parts.Add(Next(first.Kind, parser));
        }
        while (parser.Current.Is(","));
        return new ComputedNode(first.Kind, parts, name.Text == "min" ? v => v.MinBy(x => x.Number) : v => v.MaxBy(x => x.Number));
    }

    private static ComputedNode Rounded(Parser parser)
    {
        var number = parser.Of(ValueKind.Number);
        parser.Expect(",");
        var digits = parser.Take();
        if (digits.Kind != TokenKind.Number || !int.TryParse(digits.Text, out var places) || places > 10)
        {
            throw Parser.Wrong(digits, $"0 to 10 digits after the point are needed, not {digits}");
        }

        return new ComputedNode(ValueKind.Number, [number], v => Value.Of(decimal.Round(v[0].Number, places, MidpointRounding.AwayFromZero)));
    }

    private static IfNode Choice(Token name, Parser parser)
    {
        var condition = parser.Of(ValueKind.Truth);
        parser.Expect(",");
        var then = parser.Any();
        parser.Expect(",");
        var otherwise = parser.Any();
        return then.Kind == otherwise.Kind
            ? new IfNode(condition, then, otherwise)
            : throw Parser.Wrong(name, $"both outcomes of if need one kind, not {Words.Of(then.Kind)} and {Words.Of(otherwise.Kind)}");
    }

    private static Node Next(ValueKind kind, Parser parser)
    {
        parser.Expect(",");
        return parser.Of(kind);
    }
}
