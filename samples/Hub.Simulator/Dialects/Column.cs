namespace Hub.Simulator;

/// <summary>A value of a department's record.</summary>
/// <param name="Heading">Its name; a.b is b in the object a. "a|b" is a in CSV and b in JSON, "a|" is in CSV only.</param>
/// <param name="Field">The hub's name of the field that it states; null for what is no field.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Other">What is no field: the subject, when it was updated, whether it counts.</param>
internal sealed record Column(string Heading, string? Field, Form Form, Func<SourceRecord, object?>? Other = null)
{
    /// <summary>Whether it names the enterprise.</summary>
    public bool IsSubject { get; init; }

    /// <summary>Whether it says that the record is withdrawn.</summary>
    public bool IsState { get; init; }

    /// <summary>For an array of objects within the record, one a fact: their columns.</summary>
    public IReadOnlyList<Column>? Rows { get; init; }
}

/// <summary>The words that dialect tables are written in.</summary>
internal static class Columns
{
    public static Column Subject(string heading) => new(heading, null, Forms.Plain, record => record.Enterprise.CreditCode) { IsSubject = true };

    public static Column Field(string heading, string field) => new(heading, field, Forms.Plain);

    public static Column Field(string heading, string field, Form form) => new(heading, field, form);

    public static Column Coded(string heading, string field, string pairs) => new(heading, field, Forms.Codes(pairs));

    public static Column Updated(string heading) => new(heading, null, Forms.Plain, record => record.Fact.UpdatedAt);

    public static Column Always(string heading, object value) => new(heading, null, Forms.Plain, _ => value);

    /// <summary>Whether the record counts or is withdrawn.</summary>
    public static Column State(string heading, string valid, string withdrawn) =>
        new(heading, null, Forms.Plain, record => record.Fact.Revoked ? withdrawn : valid) { IsState = true };

    /// <summary>What the enterprise itself is called or the like.</summary>
    public static Column Of(string heading, Func<Enterprise, object> value) => new(heading, null, Forms.Plain, record => value(record.Enterprise));

    /// <summary>Made of a field of the object that has a record of its own.</summary>
    public static Column Element(string heading, string field, Func<object, string> text) =>
        new(heading, field, new Form(Kind.AsIs, (value, _) => text(value)));

    /// <summary>Shown of some facts only.</summary>
    public static Column When(this Column column, Func<Fact, bool> condition) =>
        column with { Form = column.Form, Field = null, Other = record => condition(record.Fact) && record.Fact[column.Field!] is { } value ? column.Form.Write(value, record.Enterprise.Number) : null };

    public static Column Rows(string heading, params IReadOnlyList<Column> columns) => new(heading, null, Forms.Plain) { Rows = columns };
}
