namespace Hub.Simulator;

/// <summary>A column that knows where its field lies.</summary>
internal sealed class BoundColumn
{
    private readonly Column _column;
    private readonly int _index;
    private readonly bool _ofElement;

    private BoundColumn(Column column, int index, bool ofElement)
    {
        (_column, _index, _ofElement) = (column, index, ofElement);
        var headings = column.Heading.Split('|');
        Heading = headings[0];
        JsonPath = headings[^1].Length == 0 ? [] : headings[^1].Split('.');
    }

    /// <summary>In CSV.</summary>
    public string Heading { get; }

    /// <summary>In JSON: the objects and the name; empty if JSON leaves it out.</summary>
    public IReadOnlyList<string> JsonPath { get; }

    public bool IsSubject => _column.IsSubject;

    /// <summary>The columns of the array within the record.</summary>
    public Template? Rows { get; private init; }

    public bool IsField => _index >= 0;

    public Kind Kind => _column.Form.Kind;

    public static BoundColumn Of(Column column, FactForm form, FactForm? element)
    {
        var ofElement = column.Field is { } name && element is not null && element.Names.Contains(name);
        var index = column.Field is { } field ? (ofElement ? element! : form).IndexOf(field) : -1;
        return new BoundColumn(column, index, ofElement)
        {
            Rows = column.Rows is { } rows ? new Template(form, rows, null, null) : null,
        };
    }

    /// <summary>The hub's value; null if not stated.</summary>
    public object? Canonical(SourceRecord record) => (_ofElement ? record.Element! : record.Fact)[_index];

    /// <summary>The value as the department writes it; null if not stated.</summary>
    public object? Written(SourceRecord record) =>
        _column.Other is { } other ? (other(record) is { } known ? Forms.Plain.Write(known, 0) : null)
        : Canonical(record) is { } value ? _column.Form.Write(value, record.Enterprise.Number)
        : null;
}
