using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Language;

/// <summary>An expression of a rulebook: parsed once, checked for kinds and units against the catalog, bound to the places of its facts.</summary>
public sealed class Expression
{
    private Expression(string text, Node root, IReadOnlyList<string> fields, IReadOnlyList<string> factors) =>
        (Text, Root, Fields, Factors) = (text, root, fields, factors);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The fields it asks for, as <c>I14.env_credit_grade</c>, in the order of their first mention.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>The factors it asks for.</summary>
    public IReadOnlyList<string> Factors { get; }

    internal Node Root { get; }

    /// <summary>Reads an expression that yields whatever it does.</summary>
    /// <exception cref="ExpressionException">It cannot be understood; the message shows where.</exception>
    internal static Expression Parse(string text, ExpressionNames names) => Read(text, names, p => p.Any());

    /// <summary>Reads a condition.</summary>
    /// <exception cref="ExpressionException">It cannot be understood or is no condition.</exception>
    internal static Expression Condition(string text, ExpressionNames names) => Read(text, names, p => p.Truth());

    /// <summary>Reads an expression and brings a number into a unit.</summary>
    /// <exception cref="ExpressionException">It cannot be understood, or measures something else.</exception>
    internal static Expression In(Measure unit, string text, ExpressionNames names) => Read(text, names, p => p.In(unit));

    /// <summary>Reads a condition on one record of an interface: its fields have their bare names.</summary>
    /// <exception cref="ExpressionException">It cannot be understood or is no condition.</exception>
    internal static Expression Record(string text, Interface @interface, ExpressionNames names) => Read(text, names, p =>
    {
        p.Record = @interface;
        return p.Truth();
    });

    private static Expression Read(string text, ExpressionNames names, Func<ExpressionParser, Node> read)
    {
        var parser = new ExpressionParser(text, names);
        var root = read(parser);
        parser.ExpectEnd();
        return new Expression(text, root, [.. parser.Fields.Distinct()], [.. parser.Factors.Distinct()]);
    }
}
