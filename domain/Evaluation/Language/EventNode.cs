using Hub.Domain.Evaluation.Facts;

namespace Hub.Domain.Evaluation.Language;

/// <summary>What is made of the events of a list.</summary>
internal enum EventKind
{
    /// <summary>How many.</summary>
    Count,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>The worst of a ranked choice.</summary>
    Worst,

    /// <summary>Whether any is true.</summary>
    Any,
}

/// <summary>Which events count.</summary>
/// <param name="Section">Place of the section in the plan.</param>
/// <param name="Where">A condition on each; null for all.</param>
/// <param name="Months">Back from today; null for all times.</param>
/// <param name="DateColumn">The date an event is placed by; -1 where times do not matter.</param>
internal sealed record EventFilter(int Section, Node? Where, int? Months, int DateColumn);

/// <summary>
/// <c>CNT</c>, <c>SUM</c>, <c>WORST</c>, <c>ANY</c> over the records of a list. An event counts from its day until the same day that many months
/// later; without a date it counts as long as it is there.
/// </summary>
/// <param name="yield">What it yields.</param>
/// <param name="kind">What is made of the events.</param>
/// <param name="filter">Which events.</param>
/// <param name="column">The field; -1 where records are counted.</param>
/// <param name="ranks">Of WORST: the rank of each value by its place, 0 for the best.</param>
internal sealed class EventNode(Yield yield, EventKind kind, EventFilter filter, int column, int[]? ranks) : Node(yield)
{
    public override Outcome Evaluate(Evaluating e)
    {
        var facts = e.SectionAt(filter.Section);
        if (facts.Absence != Absence.None)
        {
            return facts.Absence == Absence.NoRecord && e.AbsentIsZero ? Outcome.Of(Nothing) : Outcome.Without(facts.Absence);
        }

        var (result, rows) = (Nothing, e.Inputs is null ? null : new List<int>());
        for (var row = 0; row < facts.Rows; row++)
        {
            if (IsInTime(e, facts, row) && IsMeant(e, facts, row) && Add(ref result, column < 0 ? 1 : facts.At(row, column)))
            {
                rows?.Add(row);
            }
        }

        e.Inputs?.Add(new FactInput(facts, column, rows!));
        return Outcome.Of(result);
    }

    /// <summary>The result where there is no event: 0, false, or the best of the ranked values.</summary>
    private double Nothing => kind == EventKind.Worst ? Array.IndexOf(ranks!, 0) : 0;

    /// <summary>Takes an event in; what it does not state leaves the result as it is.</summary>
    private bool Add(ref double result, double value)
    {
        if (double.IsNaN(value))
        {
            return false;
        }

        var counts = kind != EventKind.Any || value != 0;
        result = kind switch
        {
            EventKind.Count or EventKind.Sum => result + value,
            EventKind.Any => value != 0 ? 1 : result,
            _ => ranks![(int)value] > ranks[(int)result] ? value : result,
        };
        return counts;
    }

    private bool IsInTime(Evaluating e, SectionFacts facts, int row)
    {
        if (filter.Months is not { } months || facts.At(row, filter.DateColumn) is not (var number and > 0))
        {
            return true;
        }

        // Seen from twelve months before, an event begins and ends to count twelve months later.
        var day = DateOnly.FromDayNumber((int)number).AddMonths(e.Shift);
        if (day > e.Facts.Today)
        {
            e.UntilDay(day);
            return false;
        }

        var end = DateOnly.FromDayNumber((int)number).AddMonths(e.Shift + months);
        e.UntilDay(end);
        return end > e.Facts.Today;
    }

    private bool IsMeant(Evaluating e, SectionFacts facts, int row)
    {
        if (filter.Where is not { } where)
        {
            return true;
        }

        var outer = (e.Section, e.Row);
        (e.Section, e.Row) = (facts, row);
        var holds = where.Evaluate(e).Holds;
        (e.Section, e.Row) = outer;
        return holds;
    }
}
