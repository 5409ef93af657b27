using Hub.Domain.Sources;

namespace Hub.Domain.Formulas;

/// <summary>Reads what a formula asks of a section: a field of its newest record, or one value of many records.</summary>
internal static class Sections
{
    public static readonly IReadOnlyList<string> Aggregates = ["sum", "avg", "count", "min", "max", "latest"];

    /// <summary><c>I10.insured_count</c>.</summary>
    public static SectionNode Newest(Token name, Parser parser)
    {
        var @interface = parser.Interface(name);
        parser.Expect(".");
        var field = parser.Field(@interface, parser.ExpectName("a field"));
        return @interface.Section.Kind != SectionKind.List
            ? new SectionNode(@interface, field)
            : throw Parser.Wrong(name, $"{name} is a list; say which of its records is meant with one of {string.Join(", ", Aggregates)}");
    }

    /// <summary><c>I29.vat_sales where vat_sales > 0, 12 months to I30.period by period</c>, up to the closing bracket.</summary>
    public static AggregateNode Aggregate(Token function, Parser parser)
    {
        var start = parser.Take();
        var @interface = parser.Interface(start);
        var record = new RecordNames(@interface);
        var field = parser.TryTake(".") ? parser.FieldOf(record, parser.ExpectName("a field")) : null;
        CheckField(function, start, field);
        var where = parser.TryTake("where") ? Inside(record, parser) : null;
        var window = ReadWindow(function, record, field, parser);
        var kind = function.Text is "count" or "sum" or "avg" ? ValueKind.Number : field!.Kind;
        return new AggregateNode(function.Text, kind, @interface, record.ToScan(), field, where, window);
    }

    /// <summary><c>12 months</c>.</summary>
    public static (int Length, string Unit) Length(Parser parser, Token _)
    {
        var number = parser.Take();
        if (number.Kind != TokenKind.Number || !int.TryParse(number.Text, out var length) || length is < 1 or > 10_000)
        {
            throw Parser.Wrong(number, $"a length of time such as 12 months is needed, not {number}");
        }

        var unit = parser.ExpectName($"one of {string.Join(", ", Window.Units)}");
        return Window.Units.FirstOrDefault(u => u == unit.Text || u == $"{unit.Text}s") is { } known
            ? (length, known)
            : throw Parser.Wrong(unit, $"one of {string.Join(", ", Window.Units)} is needed, not {unit}{Suggestion.For(unit.Text, [.. Window.Units])}");
    }

    private static void CheckField(Token function, Token start, FieldNode? field)
    {
        if (field is null && function.Text != "count")
        {
            throw Parser.Wrong(start, $"{function} needs a field, such as {start}.amount; only count takes records");
        }

        var wanted = function.Text is "sum" or "avg" ? "numbers" : "numbers or dates";
        var fits = function.Text is "count" or "latest" || field!.Kind == ValueKind.Number || (field.Kind == ValueKind.Day && wanted != "numbers");
        if (!fits)
        {
            throw Parser.Wrong(start, $"{function} takes {wanted}, not {Words.Of(field!.Kind)}");
        }
    }

    /// <summary>A condition on the records of the section: their fields have their bare names in it.</summary>
    private static Node Inside(RecordNames record, Parser parser)
    {
        var outer = parser.Record;
        parser.Record = record;
        var condition = parser.Of(ValueKind.Truth);
        parser.Record = outer;
        return condition;
    }

    private static Window ReadWindow(Token function, RecordNames record, FieldNode? field, Parser parser)
    {
        var period = PeriodOf(record, parser);
        (int Length, string Unit)? length = null;
        Node? to = null;
        FieldNode? by = null;
        if (parser.Current.Is(","))
        {
            var comma = parser.Take();
            length = parser.Current.Is("by") ? null : Length(parser, comma);
            to = length is not null && parser.TryTake("to") ? parser.Of(ValueKind.Day) : null;
            by = parser.TryTake("by") ? DateOf(record, parser) : null;
        }

        var placed = by ?? period ?? (field?.Kind == ValueKind.Day ? field : null);
        return placed is not null || (length is null && function.Text != "latest")
            ? new Window(length?.Length, length?.Unit ?? "", to, placed, by is null && period is not null)
            : throw Parser.Wrong(parser.Current, $"{record.Interface.Id} is no series: say by which date, such as by {DatesOf(record.Interface).FirstOrDefault("sign_date")}");
    }

    private static FieldNode DateOf(RecordNames record, Parser parser)
    {
        var name = parser.ExpectName("a date of the record");
        var field = parser.FieldOf(record, name);
        return field.Kind == ValueKind.Day
            ? field
            : throw Parser.Wrong(name, $"{name} is {Words.Of(field.Kind)}; a date is needed: {string.Join(", ", DatesOf(record.Interface))}");
    }

    private static FieldNode? PeriodOf(RecordNames record, Parser parser) =>
        record.Interface.Section.Kind == SectionKind.Series
        && record.Interface.Section.Identity.FirstOrDefault(n => record.Interface.FindField(n)?.Type is PeriodType) is { } name
            ? parser.FieldOf(record, new Token(TokenKind.Name, name, 0))
            : null;

    private static IEnumerable<string> DatesOf(Interface @interface) =>
        @interface.Fields.Where(f => FieldScan.KindOf(f.Type) == ValueKind.Day).Select(f => f.Name);
}
