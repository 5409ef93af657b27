namespace Hub.Simulator;

/// <summary>The columns of one kind of record, bound to the positions of the fields that they state.</summary>
internal sealed class Template
{
    private readonly string? _list;

    /// <summary>Binds columns.</summary>
    /// <param name="form">The fields of the facts.</param>
    /// <param name="columns">What is written.</param>
    /// <param name="list">The list field whose objects have records of their own.</param>
    /// <param name="notStated">What stands for a value that is not stated.</param>
    public Template(FactForm form, IReadOnlyList<Column> columns, string? list, string? notStated)
    {
        _list = list;
        NotStated = notStated;
        var element = list is null ? null : ListForms.Of(list);
        Columns = [.. columns.Select(column => BoundColumn.Of(column, form, element))];
        Json = [.. JsonSteps.Of([.. Columns.Where(column => column.JsonPath.Count > 0)])];
    }

    public IReadOnlyList<BoundColumn> Columns { get; }

    /// <summary>The columns as JSON, with the objects that open and close before each.</summary>
    public IReadOnlyList<JsonStep> Json { get; }

    public string? NotStated { get; }

    public IEnumerable<SourceRecord> RecordsOf(Enterprise enterprise, Fact fact) => _list is null
        ? [new SourceRecord(enterprise, fact, this)]
        : ((IReadOnlyList<Fact>)fact[_list]!).Select(element => new SourceRecord(enterprise, fact, this) { Element = element });
}

/// <summary>The list fields whose objects departments tell in records of their own.</summary>
internal static class ListForms
{
    public static FactForm Of(string list) => list == "fuels" ? EnergyUse.FuelForm : EnergyUse.ProcessForm;
}
