using Hub.Domain.Evaluation.Facts;

namespace Hub.Domain.Evaluation.Language;

/// <summary>A field of the newest record: <c>LAST(I14.env_credit_grade)</c>.</summary>
internal sealed class LastNode(Yield yield, int section, int column) : Node(yield)
{
    private const double NoChoice = -1;

    public override Outcome Evaluate(Evaluating e)
    {
        var facts = e.SectionAt(section);
        if (facts.Absence != Absence.None)
        {
            return Absent(facts.Absence, e.AbsentIsZero);
        }

        var row = e.Shift == 0 ? facts.Newest : Array.LastIndexOf(facts.Months, facts.Newest < 0 || facts.Months.Length == 0 ? -1 : facts.Months[facts.Newest] - e.Shift);
        if (row < 0 || double.IsNaN(facts.At(row, column)))
        {
            return Outcome.Without(e.UnstatedDoesNotArise ? Absence.Undefined : Absence.NotThere);
        }

        e.Inputs?.Add(new FactInput(facts, column, [row]));
        return Outcome.Of(facts.At(row, column));
    }

    /// <summary>"No record" stands for 0, for false, and for none of the values of a choice; never for a day.</summary>
    private Outcome Absent(Absence why, bool isZero) => why == Absence.NoRecord && isZero && Yield.Kind != Kind.Day
        ? Outcome.Of(Yield.Kind == Kind.Choice ? NoChoice : 0)
        : Outcome.Without(why);
}

/// <summary>Sums and averages over the periods of a series.</summary>
internal enum WindowKind
{
    /// <summary>The last 12 full months.</summary>
    Sum,

    /// <summary>Their average.</summary>
    Average,

    /// <summary>The last full calendar year.</summary>
    Year,
}

/// <summary>
/// <c>SUM12</c>, <c>AVG12</c>, <c>SUM4Q</c>, <c>ANN</c>. A sum of which at least ten twelfths of the periods are stated is scaled up to all of them;
/// with fewer there is no value.
/// </summary>
internal sealed class WindowNode(Yield yield, int section, int column, WindowKind kind) : Node(yield)
{
    private const int Year = 12;
    private const int YearsBack = 3;
    private const double LeastShare = 10.0 / 12;

    public override Outcome Evaluate(Evaluating e)
    {
        var facts = e.SectionAt(section);
        if (facts.Absence != Absence.None)
        {
            return facts.Absence == Absence.NoRecord && e.AbsentIsZero ? Outcome.Of(0) : Outcome.Without(facts.Absence);
        }

        if (!facts.HasAnchor)
        {
            return Outcome.Without(Absence.NotThere);
        }

        return kind == WindowKind.Year ? LastYear(e, facts) : Ending(e, facts, facts.AnchorMonth - e.Shift);
    }

    /// <summary>The newest calendar year that is stated; a year of which a quarter is still to come is not.</summary>
    private Outcome LastYear(Evaluating e, SectionFacts facts)
    {
        var december = (((facts.AnchorMonth + 1) / Year) * Year) - 1;
        for (var i = 0; i < YearsBack; i++, december -= Year)
        {
            // The year before is the one before the newest that is stated, and not that one itself.
            if ((e.Shift == 0 || IsStated(facts, december)) && Ending(e, facts, december - e.Shift) is var found && (found.IsKnown || e.Shift != 0))
            {
                return found;
            }
        }

        return Outcome.Without(Absence.NotThere);
    }

    private Outcome Ending(Evaluating e, SectionFacts facts, int last)
    {
        var (sum, count) = (0.0, 0);
        List<int>? rows = e.Inputs is null ? null : [];
        for (var row = facts.Rows - 1; row >= 0 && facts.Months[row] > last - Year; row--)
        {
            if (facts.Months[row] <= last && facts.At(row, column) is var value && !double.IsNaN(value))
            {
                sum += value;
                count++;
                rows?.Insert(0, row);
            }
        }

        var expected = PeriodsIn(facts, last);
        if (count < expected * LeastShare)
        {
            return Outcome.Without(Absence.NotThere);
        }

        e.Inputs?.Add(new FactInput(facts, column, rows!));
        return Outcome.Of(kind == WindowKind.Average ? sum / count : count == expected ? sum : sum * expected / count);
    }

    private bool IsStated(SectionFacts facts, int last)
    {
        var stated = Enumerable.Range(0, facts.Rows).Count(row => facts.Months[row] <= last && facts.Months[row] > last - Year && !double.IsNaN(facts.At(row, column)));
        return stated >= PeriodsIn(facts, last) * LeastShare;
    }

    private static int PeriodsIn(SectionFacts facts, int last) => facts.Columns.PeriodLength switch
    {
        Sources.PeriodLength.Day => FirstDay(last + 1).DayNumber - FirstDay(last + 1 - Year).DayNumber,
        Sources.PeriodLength.Month => Year,
        Sources.PeriodLength.Quarter => 4,
        _ => 1,
    };

    private static DateOnly FirstDay(int month) => new(month / Year, (month % Year) + 1, 1);
}

/// <summary>The days from the evaluation day to a date of the newest record; negative when it has passed.</summary>
internal sealed class DaysNode(Node date) : Node(Yield.Number(Measure.Find("天")!))
{
    private IReadOnlyList<double>? _turns;

    /// <summary>Names the numbers of days at which whatever reads this changes course; unnamed, every day counts.</summary>
    public void TurnAt(IReadOnlyList<double> turns) => _turns = turns;

    public override Outcome Evaluate(Evaluating e)
    {
        var value = date.Evaluate(e);
        if (!value.IsKnown)
        {
            return value;
        }

        var day = DateOnly.FromDayNumber((int)value.Number);
        var days = day.DayNumber - e.Facts.Today.DayNumber;
        NoteTurn(e, day, days);
        return Outcome.Of(days);
    }

    /// <summary>Beyond the last turn nothing changes until it is reached; below the first, never; between, every day may count.</summary>
    private void NoteTurn(Evaluating e, DateOnly day, int days)
    {
        if (_turns is not { Count: > 0 } turns)
        {
            e.UntilDay(e.Facts.Today.AddDays(1));
        }
        else if (days > turns.Max())
        {
            e.UntilDay(day.AddDays(-(int)Math.Floor(turns.Max())));
        }
        else if (days >= turns.Min())
        {
            e.UntilDay(e.Facts.Today.AddDays(1));
        }
    }
}
