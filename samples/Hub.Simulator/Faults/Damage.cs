namespace Hub.Simulator;

/// <summary>What is wrong with a record: one of its columns has another value or heading.</summary>
/// <param name="Column">Which one.</param>
/// <param name="Value">What stands there.</param>
internal sealed record Damage(BoundColumn Column, object? Value)
{
    /// <summary>What the heading becomes; null if it stays.</summary>
    public string? Heading { get; init; }

    /// <summary>Whether all rows within the record have it, or the first alone.</summary>
    public bool InAllRows { get; init; }

    /// <summary>In turn an object in the place of a code, letters in the place of a number and characters in the place of a date, as far as the record has them.</summary>
    public static Damage? WrongType(SourceRecord record, int turn)
    {
        Func<SourceRecord, Damage?>[] ways =
        [
            r => Find(r, IsCode) is { } code ? new Damage(code, new Wrapped("代码", "01")) : null,
            r => Find(r, IsNumber) is { } number ? new Damage(number, "abc") : null,
            r => Find(r, IsTime) is { } time ? new Damage(time, "二〇二五") : null,
        ];
        return ways.Select((_, step) => ways[(turn + step) % ways.Length](record)).FirstOrDefault(damage => damage is not null);
    }

    public static Damage? Renamed(Template template) => FirstField(template) is { } column
        ? new Damage(column, null) { Heading = $"{column.JsonPath[^1]}（新）", InAllRows = true }
        : null;

    public static Damage? TypeChanged(SourceRecord record) => Find(record, IsNumber) is { } column
        ? new Damage(column, new Wrapped("数值", 1)) { InAllRows = true }
        : null;

    public static Damage? NewCode(SourceRecord record) => Find(record, IsCode) is { } column
        ? new Damage(column, "ZZ") { InAllRows = true }
        : null;

    private static BoundColumn? FirstField(Template template) =>
        template.Columns.FirstOrDefault(column => column.IsField)
        ?? template.Columns.Where(column => column.Rows is not null).Select(column => FirstField(column.Rows!)).FirstOrDefault();

    private static BoundColumn? Find(SourceRecord record, Func<BoundColumn, SourceRecord, bool> wanted) => Find(record.Template, record, wanted);

    private static BoundColumn? Find(Template template, SourceRecord record, Func<BoundColumn, SourceRecord, bool> wanted) =>
        template.Columns.FirstOrDefault(column => column.IsField && wanted(column, record))
        ?? template.Columns.Where(column => column.Rows is not null).Select(column => Find(column.Rows!, record, wanted)).FirstOrDefault();

    private static bool IsCode(BoundColumn column, SourceRecord record) => column.Kind == Kind.Code && column.Canonical(record) is not null;

    private static bool IsNumber(BoundColumn column, SourceRecord record) => column.Kind == Kind.AsIs && column.Canonical(record) is decimal or int;

    private static bool IsTime(BoundColumn column, SourceRecord record) => column.Kind == Kind.Time || column.Canonical(record) is DateOnly;
}
