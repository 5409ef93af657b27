namespace Hub.Simulator;

/// <summary>How a department tells an interface: the headings, codes, units and nesting of its own system.</summary>
internal sealed class Dialect(string interfaceId, Delivery delivery, params IReadOnlyList<Column> columns)
{
    private IReadOnlyList<Template>? _templates;

    public string Interface => interfaceId;

    public Delivery Delivery => delivery;

    /// <summary>Where several records make one item: which kinds there are.</summary>
    public IReadOnlyList<Part> Parts { get; init; } = [];

    /// <summary>What stands for a value that is not stated; null for nothing.</summary>
    public string? NotStated { get; init; }

    /// <summary>One an item, or one a part.</summary>
    public IReadOnlyList<Template> Templates => _templates ??= MakeTemplates();

    /// <summary>Whether a record can say that it is withdrawn.</summary>
    public bool TellsWithdrawals { get; } = columns.Any(column => column.IsState);

    /// <summary>Whether one record holds all facts of an enterprise.</summary>
    public bool HasRows { get; } = columns.Any(column => column.Rows is not null);

    /// <summary>The records that tell an enterprise's facts.</summary>
    public IEnumerable<SourceRecord> RecordsOf(Enterprise enterprise, IReadOnlyList<Fact> facts)
    {
        if (HasRows)
        {
            return facts.Count == 0 ? [] : [new SourceRecord(enterprise, facts[0], Templates[0]) { Facts = facts }];
        }

        return facts.SelectMany(fact => Templates.SelectMany(template => template.RecordsOf(enterprise, fact)));
    }

    private List<Template> MakeTemplates()
    {
        var form = Knowledge.Of(interfaceId).Form;
        return Parts.Count == 0
            ? [new Template(form, columns, null, NotStated)]
            : [.. Parts.Select(part => new Template(form, [.. columns, .. part.Columns], part.List, NotStated))];
    }
}

/// <summary>One of the kinds of records that make an item together.</summary>
/// <param name="List">Where each object of a list field has a record of its own: that field; null for one record an item.</param>
/// <param name="Columns">Its columns, beside those that all parts have.</param>
internal sealed record Part(string? List, params IReadOnlyList<Column> Columns);

/// <summary>A record of a department.</summary>
internal sealed record SourceRecord(Enterprise Enterprise, Fact Fact, Template Template)
{
    /// <summary>The object of the list field that it states, where each has a record of its own.</summary>
    public Fact? Element { get; init; }

    /// <summary>All facts, where they are rows within one record.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];
}
