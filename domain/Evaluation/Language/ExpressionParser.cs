using System.Globalization;
using Hub.Domain.Formulas;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Language;

/// <summary>
/// Reads an expression by recursive descent:
/// <code>
/// any        = conjunction { "or" conjunction }
/// conjunction = negation { "and" negation }
/// negation   = "not" negation | comparison
/// comparison = sum [ ( "=" | "&lt;&gt;" | "&lt;" | "&lt;=" | ">" | ">=" ) ( value | sum ) | "in" "{" value { "," value } "}" ]
/// sum        = product { ( "+" | "-" ) product }
/// product    = unary { ( "*" | "/" ) unary }
/// unary      = "-" unary | primary
/// primary    = number [ "[" unit "]" ] | "true" | "false" | "(" any ")" | call | "B." name | "CARBON." name | factor ".x" | field
/// call       = "LAST" "(" section "." field ")" | ( "SUM12" | "AVG12" | "SUM4Q" | "ANN" ) "(" section "." field ")"
///            | ( "CNT" | "SUM" | "WORST" | "ANY" ) "(" section [ "." field ] [ "where" ( "open" | any ) ] [ "," months ] ")"
///            | ( "DAYS" | "LISTED" ) "(" section "." field ")" | "YOY" "(" any ")" | ( "MIN" | "MAX" ) "(" any { "," any } ")" | "ABS" "(" any ")"
/// </code>
/// Bare field names stand only after <c>where</c>. A value is a value of the choice on the left.
/// </summary>
internal sealed class ExpressionParser
{
    private static readonly string[] s_comparisons = ["=", "<>", "<", "<=", ">", ">="];
    private readonly string _text;
    private readonly List<Token> _words;
    private int _at;

    public ExpressionParser(string text, ExpressionNames names) => (_text, Names, _words) = (text, names, ExpressionWords.Read(text));

    public ExpressionNames Names { get; }

    /// <summary>The fields asked for.</summary>
    public List<string> Fields { get; } = [];

    /// <summary>The factors asked for.</summary>
    public List<string> Factors { get; } = [];

    /// <summary>The interface whose records a <c>where</c> looks at; null outside of it.</summary>
    public Interface? Record { get; set; }

    public Token Current => _words[_at];

    public Token Take() => Current.Kind == TokenKind.End ? Current : _words[_at++];

    public bool TryTake(string text)
    {
        var matches = Current.Is(text);
        _at += matches ? 1 : 0;
        return matches;
    }

    public Token Expect(string text) => Current.Is(text) ? Take() : throw Wrong(Current, $"{text} is needed, not {Current}");

    public Token ExpectName(string what) => Current.Kind == TokenKind.Name ? Take() : throw Wrong(Current, $"{what} is needed, not {Current}");

    public void ExpectEnd()
    {
        if (Current.Kind != TokenKind.End)
        {
            throw Wrong(Current, $"{Current} is one word too many; an operator or the end is needed");
        }
    }

    public ExpressionException Wrong(Token at, string reason) => new(_text, at.Position, reason);

    public Node Any()
    {
        var left = Conjunction();
        while (Current.Is("or"))
        {
            var word = Take();
            left = new LogicNode(Condition(left, word), Condition(Conjunction(), word), isAnd: false);
        }

        return left;
    }

    /// <summary>A whole expression that must be a condition.</summary>
    public Node Truth()
    {
        var start = Current;
        var node = Any();
        return node.Yield.Kind == Kind.Truth ? node : throw Wrong(start, $"a condition is needed, not {node.Yield}");
    }

    /// <summary>A whole expression; if it is a number, in a unit.</summary>
    public Node In(Measure unit)
    {
        var start = Current;
        var node = Any();
        if (node.Yield.Kind != Kind.Number)
        {
            return node;
        }

        return node.Yield.Measure.Fits(unit)
            ? ConversionNode.Of(node, unit)
            : throw Wrong(start, $"this measures {node.Yield.Measure}, which the unit {unit} cannot express");
    }

    public void NoteField(Interface @interface, Field field) => Fields.Add($"{@interface.Id}.{field.Name}");

    private Node Conjunction()
    {
        var left = Negation();
        while (Current.Is("and"))
        {
            var word = Take();
            left = new LogicNode(Condition(left, word), Condition(Negation(), word), isAnd: true);
        }

        return left;
    }

    private Node Negation()
    {
        if (!Current.Is("not"))
        {
            return Comparison();
        }

        var word = Take();
        return new UnaryNode(Yield.Truth, Condition(Negation(), word), v => 1 - v);
    }

    private Node Comparison()
    {
        var left = Sum();
        if (Current.Kind == TokenKind.Symbol && s_comparisons.Contains(Current.Text))
        {
            var symbol = Take();
            return left.Yield.Kind == Kind.Choice ? Choices.Compare(this, left, symbol) : Numbers.Compare(this, left, symbol, Sum());
        }

        return Current.Is("in") ? Choices.Among(this, left, Take()) : left;
    }

    private Node Sum()
    {
        var left = Product();
        while (Current.Is("+") || Current.Is("-"))
        {
            left = Numbers.Add(this, left, Take(), Product());
        }

        return left;
    }

    private Node Product()
    {
        var (start, left) = (_at, Unary());
        while (Current.Is("*") || Current.Is("/"))
        {
            var symbol = Take();
            var from = _at;
            var right = Unary();
            left = Numbers.Multiply(this, left, symbol, right, _words[from.._at]);
        }

        return left;
    }

    private Node Unary()
    {
        if (!Current.Is("-"))
        {
            return Primary();
        }

        var symbol = Take();
        return Numbers.Negate(this, symbol, Unary());
    }

    private Node Primary()
    {
        var word = Take();
        switch (word.Kind)
        {
            case TokenKind.Number:
                return Constant(word);
            case TokenKind.Name:
                return Calls.Named(this, word);
            case TokenKind.Symbol when word.Text == "(":
                var inner = Any();
                Expect(")");
                return inner;
            default:
                throw Wrong(word, $"a value, a function or ( is needed, not {word}");
        }
    }

    private ConstantNode Constant(Token number)
    {
        var measure = Measure.Pure;
        if (Current.Kind == TokenKind.Unit)
        {
            var unit = Take();
            measure = Measure.Find(unit.Text) ?? throw Wrong(unit, $"{unit} is no unit; units are written as in the catalog, such as [元], [万元], [%] or [tCO2e/万元]");
        }

        return new ConstantNode(Yield.Number(measure), double.Parse(number.Text, CultureInfo.InvariantCulture));
    }

    private Node Condition(Node node, Token word) => node.Yield.Kind == Kind.Truth
        ? node
        : throw Wrong(word, $"{word} takes conditions, not {node.Yield}");
}
