using Hub.Domain.Evaluation.Facts;

namespace Hub.Domain.Evaluation.Language;

/// <summary>One pass of expressions over the facts of one enterprise. Not shared between threads; one serves many enterprises in a row.</summary>
public sealed class Evaluating
{
    private readonly IReadOnlyList<Node> _factors;
    private readonly IReadOnlyList<bool> _absentIsZero;
    private readonly Outcome[] _now;
    private readonly Outcome[] _before;
    private readonly bool[] _hasNow;
    private readonly bool[] _hasBefore;
    private readonly double[] _benchmarks;

    internal Evaluating(IReadOnlyList<Node> factors, IReadOnlyList<bool> absentIsZero, int benchmarks)
    {
        (_factors, _absentIsZero, _benchmarks) = (factors, absentIsZero, new double[benchmarks]);
        (_now, _before, _hasNow, _hasBefore) = (new Outcome[factors.Count], new Outcome[factors.Count], new bool[factors.Count], new bool[factors.Count]);
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
    internal DateTimeOffset Horizon { get; private set; }

    /// <summary>Takes note of what was read; null in a pass without explanation.</summary>
    internal List<FactInput>? Inputs { get; set; }

    /// <summary>Begins with another enterprise.</summary>
    internal void Begin(EnterpriseFacts facts, int group, ReadOnlySpan<double> benchmarks)
    {
        (Facts, Group, Shift, AbsentIsZero, Horizon, Inputs) = (facts, group, 0, false, DateTimeOffset.MaxValue, null);
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
        if (instant < Horizon && instant > Facts.Instant)
        {
            Horizon = instant;
        }
    }

    /// <summary>The facts count differently from the beginning of this day in China on.</summary>
    internal void UntilDay(DateOnly day) => Until(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), ChinaOffset));

    /// <summary>The facts of a section, whose end of validity counts.</summary>
    internal SectionFacts SectionAt(int index)
    {
        var section = Facts.Sections[index];
        Until(section.Until);
        return section;
    }

    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);
}

/// <summary>Records that a value was computed from.</summary>
/// <param name="Section">The section.</param>
/// <param name="Column">The field, a column of the section; -1 where records were counted.</param>
/// <param name="Rows">The rows, in order.</param>
public sealed record FactInput(SectionFacts Section, int Column, IReadOnlyList<int> Rows);
