using System.Globalization;

namespace Hub.Domain.Formulas;

/// <summary>
/// Reads a formula: <c>or</c> binds weakest, then <c>and</c>, <c>not</c>, comparisons, sums, products. Kinds are checked while it
/// is read, so that a formula that was read can be evaluated on anything.
/// </summary>
internal sealed class Parser
{
    private static readonly string[] s_comparisons = ["=", "<>", "<", "<=", ">", ">="];

    private readonly List<Token> _tokens;
    private readonly FormulaNames _names;
    private int _at;

    private Parser(string text, FormulaNames names) => (_tokens, _names, Record) = (FormulaWords.Read(text), names, names.Record);

    /// <summary>The record whose fields have their bare names here.</summary>
    public RecordNames? Record { get; set; }

    public Token Current => _tokens[_at];

    /// <summary>The interfaces whose sections it asks for.</summary>
    public SortedSet<string> Interfaces { get; } = new(StringComparer.Ordinal);

    /// <summary>The fields of the record it asks for.</summary>
    public List<FieldNode> Fields { get; } = [];

    /// <summary>All fields it asks for, of the record and of sections.</summary>
    public HashSet<Sources.Field> AllFields { get; } = [];

    public static (Node Root, Parser Found) Parse(string text, FormulaNames names)
    {
        var parser = new Parser(text, names);
        var root = parser.Any();
        if (parser.Current.Kind != TokenKind.End)
        {
            throw Wrong(parser.Current, $"an operator or the end is needed, not {parser.Current}");
        }

        return (root, parser);
    }

    public Token Ahead(int count) => _tokens[Math.Min(_at + count, _tokens.Count - 1)];

    public Token Take() => Current.Kind == TokenKind.End ? Current : _tokens[_at++];

    public bool TryTake(string word)
    {
        var matches = Current.Is(word);
        _at += matches ? 1 : 0;
        return matches;
    }

    public Token Expect(string word) => Current.Is(word) ? Take() : throw Wrong(Current, $"{word} is needed, not {Current}");

    public Token ExpectName(string what) => Current.Kind == TokenKind.Name ? Take() : throw Wrong(Current, $"{what} is needed, not {Current}");

    public static FormulaException Wrong(Token at, string reason) => new(at.Position, reason);

    /// <summary>Any formula.</summary>
    public Node Any()
    {
        var left = Conjunction();
        while (Current.Is("or"))
        {
            var word = Take();
            left = new LogicNode(false, Truth(left, word), Truth(Conjunction(), word));
        }

        return left;
    }

    /// <summary>A formula of one kind.</summary>
    public Node Of(ValueKind kind)
    {
        var start = Current;
        var node = Any();
        return node.Kind == kind ? node : throw Wrong(start, $"{Words.Of(kind)} is needed, not {Words.Of(node.Kind)}");
    }

    public FieldNode FieldOf(RecordNames record, Token name)
    {
        var field = Field(record.Interface, name);
        var node = new FieldNode(field, record.SlotOf(field));
        if (record == _names.Record && !Fields.Contains(node))
        {
            Fields.Add(node);
        }

        return node;
    }

    public Sources.Field Field(Sources.Interface @interface, Token name)
    {
        var field = RecordNames.Find(@interface, name);
        AllFields.Add(field);
        return field;
    }

    public Sources.Interface Interface(Token name)
    {
        var found = _names.FindInterface(name);
        Interfaces.Add(found.Id);
        return found;
    }

    private Node Conjunction()
    {
        var left = Negation();
        while (Current.Is("and"))
        {
            var word = Take();
            left = new LogicNode(true, Truth(left, word), Truth(Negation(), word));
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
        return new ComputedNode(ValueKind.Truth, [Truth(Negation(), word)], v => Value.Of(v[0].IsFalse));
    }

    private Node Comparison()
    {
        var left = Sum();
        if (Current.Kind == TokenKind.Symbol && s_comparisons.Contains(Current.Text))
        {
            var symbol = Take();
            return Comparisons.Of(symbol, left, Sum());
        }

        if (Current.Is("in") || (Current.Is("not") && Ahead(1).Is("in")))
        {
            var negated = TryTake("not");
            return Membership(left, Expect("in"), negated);
        }

        return left;
    }

    private Node Membership(Node left, Token word, bool negated)
    {
        Expect("(");
        var choices = new List<Node>();
        do
        {
            choices.Add(Comparisons.Of(word, left, Sum()));
        }
        while (TryTake(","));
        Expect(")");
        var any = choices.Aggregate((a, b) => new LogicNode(false, a, b));
        return negated ? new ComputedNode(ValueKind.Truth, [any], v => Value.Of(v[0].IsFalse)) : any;
    }

    private Node Sum()
    {
        var left = Product();
        while (Current.Is("+") || Current.Is("-"))
        {
            left = Arithmetic.Of(Take(), left, Product());
        }

        return left;
    }

    private Node Product()
    {
        var left = Unary();
        while (Current.Is("*") || Current.Is("/"))
        {
            left = Arithmetic.Of(Take(), left, Unary());
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
        return Arithmetic.Of(symbol, new ConstantNode(Value.Of(0m)), Unary());
    }

    private Node Primary()
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return decimal.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? new ConstantNode(Value.Of(number))
                    : throw Wrong(token, $"{token} has more digits than a number can");
            case TokenKind.Day:
                return DateOnly.TryParseExact(token.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    ? new ConstantNode(Value.Of(day))
                    : throw Wrong(token, $"{token} is no day of the calendar");
            case TokenKind.Text:
                return new ConstantNode(Value.Of(token.Text));
            case TokenKind.Name:
                return Named(token);
            case TokenKind.Symbol when token.Text == "(":
                var inner = Any();
                Expect(")");
                return inner;
            default:
                throw Wrong(token, $"a value, a field or a function is needed, not {token}");
        }
    }

    private Node Named(Token name)
    {
        if (Current.Is("("))
        {
            return Functions.Call(name, this);
        }

        return name.Text switch
        {
            "true" or "false" => new ConstantNode(Value.Of(name.Text == "true")),
            "today" => new TodayNode(),
            _ when Current.Is(".") || FormulaNames.IsInterface(name) => Sections.Newest(name, this),
            _ when Record is not null => FieldOf(Record, name),
            _ => throw Wrong(name, $"{name}: say of which interface, such as I24.{name}"),
        };
    }

    private static Node Truth(Node node, Token word) => node.Kind == ValueKind.Truth
        ? node
        : throw Wrong(word, $"{word} takes conditions, not {Words.Of(node.Kind)}");
}
