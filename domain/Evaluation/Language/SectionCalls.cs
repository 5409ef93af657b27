using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Formulas;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Language;

/// <summary>The functions that read the records of a section.</summary>
internal static class SectionCalls
{
    private const int LongestWindow = 120;

    /// <summary><c>I14.env_credit_grade</c>.</summary>
    public static Node Last(ExpressionParser parser, Token function)
    {
        var (columns, field) = Field(parser);
        return new LastNode(ExpressionNames.YieldOf(field)!, columns.Index, columns.Of(field));
    }

    /// <summary><c>I16.cod_t</c> over the periods of a series.</summary>
    public static Node Window(ExpressionParser parser, Token function)
    {
        var start = parser.Current;
        var (columns, field) = Field(parser);
        if (columns.Period is null)
        {
            throw parser.Wrong(start, $"{function} needs a series; {columns.Interface.Id} has no periods, so LAST reads its newest record");
        }

        var yield = ExpressionNames.YieldOf(field)!;
        return yield.Kind == Kind.Number
            ? new WindowNode(yield, columns.Index, columns.Of(field), KindOf(function))
            : throw parser.Wrong(start, $"{function} takes numbers, not {yield}");
    }

    /// <summary><c>I17.fine_amount where …, 24m</c>.</summary>
    public static Node Events(ExpressionParser parser, Token function)
    {
        var start = parser.Current;
        var columns = parser.Names.Plan.Of(Section(parser));
        var field = parser.TryTake(".") ? FieldOf(parser, columns.Interface, parser.ExpectName("a field")) : null;
        var where = parser.TryTake("where") ? Condition(parser, columns) : null;
        int? months = parser.TryTake(",") ? Months(parser) : null;
        var date = months is null ? -1 : DateOf(parser, start, columns, field);
        var filter = new EventFilter(columns.Index, where, months, date);
        return Make(parser, function, start, columns, field, filter);
    }

    /// <summary><c>I03.green_catalog_code</c>: whether the code of any record is in a green catalogue.</summary>
    public static Node Listed(ExpressionParser parser, Token function)
    {
        var columns = parser.Names.Plan.Of(Section(parser));
        parser.Expect(".");
        var name = parser.ExpectName("a field");
        if (columns.Interface.FindField(name.Text) is not { Type: TextType } field)
        {
            throw parser.Wrong(name, $"LISTED needs a code of {columns.Interface.Id}, which {name} is not");
        }

        parser.NoteField(columns.Interface, field);
        return new EventNode(Yield.Truth, EventKind.Any, new EventFilter(columns.Index, null, null, -1), columns.Of(field), null);
    }

    /// <summary><c>I15.permit_valid_to</c>.</summary>
    public static Node Days(ExpressionParser parser, Token function)
    {
        var start = parser.Current;
        var date = Last(parser, function);
        return date.Yield.Kind == Kind.Day ? new DaysNode(date) : throw parser.Wrong(start, $"DAYS takes a date, not {date.Yield}");
    }

    /// <summary>A field of the record that a <c>where</c> looks at.</summary>
    public static Node Row(ExpressionParser parser, Token name)
    {
        var field = FieldOf(parser, parser.Record!, name);
        return new RowNode(ExpressionNames.YieldOf(field)!, parser.Names.Plan.Of(parser.Record!).Of(field));
    }

    private static Node Make(ExpressionParser parser, Token function, Token start, FactColumns columns, Field? field, EventFilter filter)
    {
        var yield = field is null ? null : ExpressionNames.YieldOf(field)!;
        var column = field is null ? -1 : columns.Of(field);
        return (function.Text, yield?.Kind) switch
        {
            ("CNT", null) => new EventNode(Yield.PureNumber, EventKind.Count, filter, -1, null),
            ("ANY", null) when filter.Where is not null => new EventNode(Yield.Truth, EventKind.Any, filter, -1, null),
            ("ANY", Kind.Truth) => new EventNode(Yield.Truth, EventKind.Any, filter, column, null),
            ("SUM", Kind.Number) => new EventNode(yield!, EventKind.Sum, filter, column, null),
            ("WORST", Kind.Choice) => new EventNode(yield!, EventKind.Worst, filter, column, RanksOf(parser, start, columns.Interface, field!)),
            _ => throw parser.Wrong(start, Wanted(function.Text)),
        };
    }

    private static string Wanted(string function) => function switch
    {
        "CNT" => "CNT counts records, such as CNT(I17, 24m); a field has no place here",
        "ANY" => "ANY needs a condition: a field that is true or false, or where",
        "SUM" => "SUM needs a number, such as SUM(I17.fine_amount, 24m)",
        _ => "WORST needs a choice, such as WORST(I17.event_level, 36m)",
    };

    private static int[] RanksOf(ExpressionParser parser, Token start, Interface @interface, Field field)
    {
        var name = $"{@interface.Id}.{field.Name}";
        var choices = (EnumType)field.Type;
        var order = parser.Names.Ranks.GetValueOrDefault(name)
            ?? throw parser.Wrong(start, $"WORST needs an order of the values of {name}; name it in ranks of rulebook.json, from best to worst");
        return [.. choices.Values.Keys.Select(v => order.Index().First(o => o.Item == v).Index)];
    }

    private static int DateOf(ExpressionParser parser, Token start, FactColumns columns, Field? field)
    {
        var id = columns.Interface.Id;
        var name = (field is null ? null : parser.Names.EventDates.GetValueOrDefault($"{id}.{field.Name}")) ?? parser.Names.EventDates.GetValueOrDefault(id);
        return name is null
            ? throw parser.Wrong(start, $"the events of {id} have no date; name it in eventDates of rulebook.json, or leave the window out")
            : columns.Of(columns.Interface.FindField(name)!);
    }

    private static Node Condition(ExpressionParser parser, FactColumns columns)
    {
        var (start, outer) = (parser.Current, parser.Record);
        if (parser.TryTake("open"))
        {
            return Open(parser, start, columns.Interface);
        }

        parser.Record = columns.Interface;
        var condition = parser.Truth();
        parser.Record = outer;
        return condition;
    }

    private static Node Open(ExpressionParser parser, Token start, Interface @interface)
    {
        if (!parser.Names.Open.TryGetValue(@interface.Id, out var open))
        {
            throw parser.Wrong(start, $"which records of {@interface.Id} are open is not said; name it in open of rulebook.json");
        }

        parser.Fields.AddRange(open?.Fields ?? []);
        return open?.Root ?? new ConstantNode(Yield.Truth, 1);
    }

    private static int Months(ExpressionParser parser)
    {
        var word = parser.Take();
        return word.Kind == TokenKind.Months && int.TryParse(word.Text[..^1], out var months) && months is > 0 and <= LongestWindow
            ? months
            : throw parser.Wrong(word, $"a window from 1m to {LongestWindow}m such as 24m is needed, not {word}");
    }

    private static (FactColumns Columns, Field Field) Field(ExpressionParser parser)
    {
        var @interface = Section(parser);
        parser.Expect(".");
        return (parser.Names.Plan.Of(@interface), FieldOf(parser, @interface, parser.ExpectName("a field")));
    }

    private static Interface Section(ExpressionParser parser)
    {
        var name = parser.ExpectName("an interface such as I14");
        var valid = parser.Names.Catalog.Interfaces.Select(i => i.Id).ToList();
        return parser.Names.Catalog.FindInterface(name.Text)
            ?? throw parser.Wrong(name, $"there is no interface {name}; valid are {string.Join(", ", valid)}{Suggestion.For(name.Text, valid)}");
    }

    private static Field FieldOf(ExpressionParser parser, Interface @interface, Token name)
    {
        var valid = ExpressionNames.FieldsOf(@interface);
        if (@interface.FindField(name.Text) is not { } field || ExpressionNames.YieldOf(field) is null)
        {
            throw parser.Wrong(name, $"{@interface.Id} has no field {name} that an expression can use; valid are {string.Join(", ", valid)}{Suggestion.For(name.Text, valid)}");
        }

        parser.NoteField(@interface, field);
        return field;
    }

    private static WindowKind KindOf(Token function) => function.Text switch
    {
        "AVG12" => WindowKind.Average,
        "ANN" => WindowKind.Year,
        _ => WindowKind.Sum,
    };
}
