using Hub.Domain.Evaluation.Facts;

namespace Hub.Domain.Evaluation.Language;

/// <summary>One pass of expressions over the facts of one enterprise. Not shared between threads; one serves many enterprises in a row.</summary>
public sealed class Evaluating
{
    private readonly Node[] _factors;
    private readonly bool[] _absentIsZero;
    private readonly Outcome[] _now;
    private readonly Outcome[] _before;
    private readonly bool[] _hasNow;
    private readonly bool[] _hasBefore;
    private readonly double[] _benchmarks;
    private SectionFacts[] _sections = [];
    private DateTimeOffset _until;
    private int _untilDay;

    internal Evaluating(Node[] factors, bool[] absentIsZero, int benchmarks)
    {
        (_factors, _absentIsZero, _benchmarks) = (factors, absentIsZero, new double[benchmarks]);
        (_now, _before, _hasNow, _hasBefore) = (new Outcome[factors.Length], new Outcome[factors.Length], new bool[factors.Length], new bool[factors.Length]);
    }

    /// <summary>What is evaluated.</summary>
    internal EnterpriseFacts Facts { get; private set; } = null!;

    /// <summary>The place of the industry group; -1 if it is not known.</summary>
    internal int Group { get; private set; }

    /// <summary>How many months before now; 12 inside YOY.</summary>
    internal int Shift { get; set; }

    /// <summary>Whether "no record" stands for 0 or false. Never of a denominator.</summary>
    internal bool AbsentIsZero { get; set; }

    /// <summary>Inside MIN and MAX: a denominator that the newest record does not state makes its quotient not arise.</summary>
    internal bool InExtreme { get; set; }

    /// <summary>In such a denominator.</summary>
    internal bool UnstatedDoesNotArise { get; set; }

    /// <summary>The section and row that a condition inside <c>where</c> looks at.</summary>
    internal SectionFacts? Section { get; set; }

    /// <summary>The row that a condition inside <c>where</c> looks at.</summary>
    internal int Row { get; set; }

    /// <summary>The first instant at which the same facts may evaluate differently.</summary>
    internal DateTimeOffset Horizon => _untilDay < int.MaxValue && BeginningOf(_untilDay) < _until ? BeginningOf(_untilDay) : _until;

    /// <summary>Takes note of what was read; null in a pass without explanation.</summary>
    internal List<FactInput>? Inputs { get; set; }

    /// <summary>Begins with another enterprise.</summary>
    internal void Begin(EnterpriseFacts facts, int group, ReadOnlySpan<double> benchmarks)
    {
        (Facts, Group, Shift, AbsentIsZero, Inputs) = (facts, group, 0, false, null);
        (_until, _untilDay) = (DateTimeOffset.MaxValue, int.MaxValue);
        _sections = facts.Sections as SectionFacts[] ?? [.. facts.Sections];
        Array.Clear(_hasNow);
        Array.Clear(_hasBefore);
        benchmarks.CopyTo(_benchmarks);
    }

    /// <summary>The benchmark at a place; NaN if it is not known.</summary>
    internal double Benchmark(int index) => _benchmarks[index];

    /// <summary>The value of a factor, in its unit.</summary>
    internal Outcome Factor(int index)
    {
        var (has, values) = Shift == 0 ? (_hasNow, _now) : (_hasBefore, _before);
        if (!has[index] || Inputs is not null)
        {
            var outer = (AbsentIsZero, InExtreme, UnstatedDoesNotArise);
            (AbsentIsZero, InExtreme, UnstatedDoesNotArise) = (_absentIsZero[index], false, false);
            values[index] = _factors[index].Evaluate(this);
            has[index] = true;
            (AbsentIsZero, InExtreme, UnstatedDoesNotArise) = outer;
        }

        return values[index];
    }

    /// <summary>The facts count differently from this instant on.</summary>
    internal void Until(DateTimeOffset instant)
    {
        if (instant < _until && instant > Facts.Instant)
        {
            _until = instant;
        }
    }

    /// <summary>The facts count differently from the beginning of this day in China on.</summary>
    internal void UntilDay(DateOnly day)
    {
        if (day.DayNumber < _untilDay && day > Facts.Today)
        {
            _untilDay = day.DayNumber;
        }
    }

    /// <summary>The facts of a section, whose end of validity counts.</summary>
    internal SectionFacts SectionAt(int index)
    {
        var section = _sections[index];
        Until(section.Until);
        return section;
    }

    private static DateTimeOffset BeginningOf(int day) => new(DateOnly.FromDayNumber(day).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8));
}

/// <summary>Records that a value was computed from.</summary>
/// <param name="Section">The section.</param>
/// <param name="Column">The field, a column of the section; -1 where records were counted.</param>
/// <param name="Rows">The rows, in order.</param>
public sealed record FactInput(SectionFacts Section, int Column, IReadOnlyList<int> Rows);
