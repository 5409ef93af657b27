using Hub.Domain.Sources;

namespace Hub.Domain.Formulas;

/// <summary>
/// One value of many records of a section. Records of which the condition or the value is not known are left out; of none left,
/// the count is 0 and everything else unknown. Where the profile has no section, all is unknown: whether the department has
/// nothing or was not asked is not for a formula to guess.
/// </summary>
internal sealed record AggregateNode(
    string Function, ValueKind Kind, Interface Interface, FieldScan Scan, FieldNode? Field, Node? Where, Window Window) : Node(Kind)
{
    public override EnumType? Choices => Function == "count" ? null : Field?.Choices;

    public override Value Evaluate(Facts facts)
    {
        if (facts.EntriesOf(Interface) is not { } entries)
        {
            return Value.Unknown;
        }

        var tally = new Tally(Function);
        var inner = facts with { Record = new Value[Scan.Count] };
        var span = Window.To is null ? null : Window.Ending(Window.To.Evaluate(facts));
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            Scan.Read(entries[i].Content.Span, inner.Record);
            var day = Window.By?.Evaluate(inner) ?? Value.Unknown;
            span ??= Window.To is null ? Window.Ending(Window.IsOfPeriods ? day : Value.Of(facts.Today)) : null;
            if (Window.IsOfPeriods && span is not null && day.IsKnown && day.Day < span.From)
            {
                // The records of a series are in the order of their periods.
                break;
            }

            if (Window.Length is not null && !(span?.Holds(day) ?? false))
            {
                continue;
            }

            if (Where?.Evaluate(inner).IsTrue ?? true)
            {
                tally.Add(Field?.Evaluate(inner), day);
            }
        }

        return Kind == ValueKind.Number && Function != "count" ? tally.Number() : tally.Result();
    }

    /// <summary>What was gathered so far.</summary>
    private sealed class Tally(string function)
    {
        private int _count;
        private Value _value;
        private Value _day;

        /// <summary>Takes a record: its value, null where records themselves are counted, and its day.</summary>
        public void Add(Value? value, Value day)
        {
            if (value is { IsKnown: false })
            {
                return;
            }

            _count++;
            var given = value ?? default;
            if (_count == 1 || Replaces(given, day))
            {
                (_value, _day) = (given, day);
            }
            else if (function is "sum" or "avg")
            {
                _value = Sum(_value, given);
            }
        }

        public Value Result() => function == "count" ? Value.Of((decimal)_count) : _value;

        public Value Number() => function == "avg" && _value.IsKnown ? Value.Of(_value.Number / _count) : _value;

        private bool Replaces(Value value, Value day) => function switch
        {
            "min" => value.Number < _value.Number,
            "max" => value.Number > _value.Number,
            "latest" => day.Number > _day.Number,
            _ => false,
        };

        private static Value Sum(Value a, Value b)
        {
            try
            {
                return a.IsKnown ? Value.Of(a.Number + b.Number) : a;
            }
            catch (OverflowException)
            {
                return Value.Unknown;
            }
        }
    }
}

/// <summary>Which records count: those of a length of time up to a day, by a date or period of each.</summary>
/// <param name="Length">How many units; null for all records.</param>
/// <param name="Unit">days, months, quarters or years.</param>
/// <param name="To">The last day; null for the newest period of a series, for today in a list.</param>
/// <param name="By">The date or period a record is placed by.</param>
/// <param name="IsOfPeriods">Whether that is the period of a series.</param>
internal sealed record Window(int? Length, string Unit, Node? To, FieldNode? By, bool IsOfPeriods)
{
    public static readonly IReadOnlyList<string> Units = ["days", "months", "quarters", "years"];

    /// <summary>The days of the window; null if its end is not known.</summary>
    public DaySpan? Ending(Value end) =>
        Length is { } length && end.IsKnown ? new DaySpan(Before(end.Day, length, Unit).AddDays(1), end.Day) : null;

    /// <summary>A length of time before a day. The last day of a month leads to the last day of another.</summary>
    public static DateOnly Before(DateOnly day, int length, string unit) => unit switch
    {
        "days" => day.AddDays(-length),
        "months" => day.AddDays(1).AddMonths(-length).AddDays(-1),
        "quarters" => day.AddDays(1).AddMonths(-3 * length).AddDays(-1),
        _ => day.AddDays(1).AddYears(-length).AddDays(-1),
    };
}

/// <summary>Days from one to another, both included.</summary>
internal sealed record DaySpan(DateOnly From, DateOnly To)
{
    public bool Holds(Value day) => day.IsKnown && day.Day >= From && day.Day <= To;
}
