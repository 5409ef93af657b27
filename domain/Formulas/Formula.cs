namespace Hub.Domain.Formulas;

/// <summary>
/// A small pure language over a department's records: arithmetic, comparisons, <c>and</c>, <c>or</c>, <c>not</c>, <c>in ('A', 'B')</c>,
/// <c>if</c>, <c>abs</c>, <c>min</c>, <c>max</c>, <c>round</c>, <c>days(a, b)</c>, <c>before(day, 12 months)</c>, <c>present(x)</c>, <c>today</c>;
/// fields of one record (<c>contract_amount</c>) or of the newest record of a section (<c>I10.insured_count</c>); and one value of many records:
/// <c>sum(I29.vat_sales, 12 months to I30.period)</c>, <c>count(I08 where breach_flag, 24 months by sign_date)</c>,
/// likewise <c>avg</c>, <c>min</c>, <c>max</c>, <c>latest</c>.
/// What is not known makes unknown what needs it; so do a division by zero and a result beyond all numbers. Parsed once,
/// checked against the catalog, immutable.
/// </summary>
public sealed class Formula
{
    private readonly Node _root;
    private readonly IReadOnlyList<FieldNode> _fields;

    private Formula(string text, Node root, Parser found) =>
        (Text, _root, _fields, AllFields, Interfaces) = (text, root, found.Fields, found.AllFields, found.Interfaces);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>What it yields, where that is known.</summary>
    public ValueKind Kind => _root.Kind;

    /// <summary>The interfaces whose sections it asks for, in the order of their ids.</summary>
    public IReadOnlyCollection<string> Interfaces { get; }

    /// <summary>The fields of the record that it asks for, in the order of their first mention.</summary>
    public IEnumerable<Sources.Field> Fields => _fields.Select(f => f.Field);

    /// <summary>All fields that it asks for, of the record and of sections.</summary>
    public IReadOnlyCollection<Sources.Field> AllFields { get; }

    /// <summary>The names of the values it can yield, if it yields an enumeration; otherwise null.</summary>
    public Sources.EnumType? Choices => _root.Choices;

    /// <summary>Reads a formula.</summary>
    /// <exception cref="FormulaException">It cannot be understood; the message says where and what would be right.</exception>
    public static Formula Parse(string text, FormulaNames names)
    {
        var (root, found) = Parser.Parse(text, names);
        return new Formula(text, root, found);
    }

    /// <summary>Its value for these facts.</summary>
    public Value Evaluate(Facts facts) => _root.Evaluate(facts);

    /// <summary>What it asks of a record, with the values: <c>contract_amount=1200000</c>. Personal data is left out.</summary>
    public string ValuesOf(Facts facts) => string.Join(
        ", ", _fields.Where(f => !f.Field.Personal).Select(f => $"{f.Field.Name}={f.Evaluate(facts)}"));
}
