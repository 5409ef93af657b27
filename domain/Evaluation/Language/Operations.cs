namespace Hub.Domain.Evaluation.Language;

/// <summary>Sums, differences, products, smaller and larger of numbers.</summary>
internal sealed class ArithmeticNode(Yield yield, Node left, Node right, Func<double, double, double> compute) : Node(yield)
{
    public override Outcome Evaluate(Evaluating e)
    {
        var (a, b) = (left.Evaluate(e), right.Evaluate(e));
        return a.IsKnown && b.IsKnown ? Outcome.Of(compute(a.Number, b.Number)) : Outcome.Without(Outcome.Worse(a.Absence, b.Absence));
    }
}

/// <summary>
/// The smaller or larger of some numbers. A quotient that does not arise is left out: of pollutants, the one without a permitted
/// amount, 0 or not stated, is skipped.
/// </summary>
internal sealed class ExtremeNode(Yield yield, IReadOnlyList<Node> parts, bool largest) : Node(yield)
{
    public override Outcome Evaluate(Evaluating e)
    {
        var outer = e.InExtreme;
        e.InExtreme = true;
        var found = Most(e);
        e.InExtreme = outer;
        return found;
    }

    private Outcome Most(Evaluating e)
    {
        var found = Outcome.Without(Absence.Undefined);
        foreach (var part in parts)
        {
            var value = part.Evaluate(e);
            if (value.IsKnown && (!found.IsKnown || (largest ? value.Number > found.Number : value.Number < found.Number)))
            {
                found = value;
            }
            else if (value.Absence is Absence.NotThere or Absence.NotPositive or Absence.NoRecord)
            {
                return value;
            }
        }

        return found;
    }
}

/// <summary>A quotient. A denominator that is 0 or absent makes it not arise; one that must be positive and is not is told apart.</summary>
internal sealed class QuotientNode(Yield yield, Node left, Node right, bool mustBePositive) : Node(yield)
{
    public override Outcome Evaluate(Evaluating e)
    {
        var above = left.Evaluate(e);
        var outer = (e.AbsentIsZero, e.UnstatedDoesNotArise);
        (e.AbsentIsZero, e.UnstatedDoesNotArise) = (false, e.InExtreme);
        var below = right.Evaluate(e);
        (e.AbsentIsZero, e.UnstatedDoesNotArise) = outer;
        var why = Outcome.Worse(above.Absence, WhyNot(below));
        return why == Absence.None ? Outcome.Of(above.Number / below.Number) : Outcome.Without(why);
    }

    private Absence WhyNot(Outcome below) => below switch
    {
        { Absence: Absence.NoRecord } => Absence.Undefined,
        { IsKnown: false } => below.Absence,
        { Number: <= 0 } when mustBePositive => Absence.NotPositive,
        { Number: 0 } => Absence.Undefined,
        _ => Absence.None,
    };
}

/// <summary>The absolute value, the opposite, or a condition's opposite.</summary>
internal sealed class UnaryNode(Yield yield, Node inner, Func<double, double> compute) : Node(yield)
{
    public override Outcome Evaluate(Evaluating e)
    {
        var value = inner.Evaluate(e);
        return value.IsKnown ? Outcome.Of(compute(value.Number)) : value;
    }
}

/// <summary>A number in another unit of the same dimensions, by the exact ratio of both units.</summary>
internal sealed class ConversionNode : Node
{
    private readonly Node _inner;
    private readonly double _times;
    private readonly double _by;

    private ConversionNode(Node inner, Measure to)
        : base(Yield.Number(to))
    {
        // Ratios are powers of ten: one of both is 1, and the result is rounded once.
        var ratio = inner.Yield.Measure.Scale / to.Scale;
        (_inner, _times, _by) = (inner, ratio >= 1 ? (double)ratio : 1, ratio >= 1 ? 1 : (double)(1 / ratio));
    }

    public static Node Of(Node inner, Measure to) =>
        inner.Yield.Measure.Scale == to.Scale ? inner : new ConversionNode(inner, to);

    public override Outcome Evaluate(Evaluating e)
    {
        var value = _inner.Evaluate(e);
        return value.IsKnown ? Outcome.Of(value.Number * _times / _by) : value;
    }
}

/// <summary>Change against the same windows 12 months before, as a ratio: 0.05 for 5 %.</summary>
internal sealed class YearOnYearNode(Node inner) : Node(Yield.PureNumber)
{
    private const int Year = 12;

    public override Outcome Evaluate(Evaluating e)
    {
        var now = inner.Evaluate(e);
        if (e.Shift != 0)
        {
            return Outcome.Without(Absence.NotThere);
        }

        e.Shift = Year;
        var before = inner.Evaluate(e);
        e.Shift = 0;
        var why = Outcome.Worse(now.Absence, before is { IsKnown: true, Number: 0 } ? Absence.Undefined : before.Absence);
        return why == Absence.None ? Outcome.Of((now.Number - before.Number) / Math.Abs(before.Number)) : Outcome.Without(why);
    }
}

/// <summary>
/// A comparison. What does not arise compares as false (no spot check, no failed one); what is not there leaves the condition unknown.
/// </summary>
internal sealed class ComparisonNode(Node left, Node right, Func<double, double, bool> holds) : Node(Yield.Truth)
{
    public override Outcome Evaluate(Evaluating e)
    {
        var (a, b) = (left.Evaluate(e), right.Evaluate(e));
        return Outcome.Worse(a.Absence, b.Absence) switch
        {
            Absence.None => Outcome.Of(holds(a.Number, b.Number)),
            Absence.Undefined => Outcome.Of(false),
            var why => Outcome.Without(why),
        };
    }
}

/// <summary>Whether a choice is one of some values.</summary>
internal sealed class MembershipNode(Node left, IReadOnlySet<int> values) : Node(Yield.Truth)
{
    public override Outcome Evaluate(Evaluating e)
    {
        var value = left.Evaluate(e);
        return value.IsKnown ? Outcome.Of(values.Contains((int)value.Number)) : value;
    }
}

/// <summary>And, or: three-valued; one side may decide while the other is unknown.</summary>
internal sealed class LogicNode(Node left, Node right, bool isAnd) : Node(Yield.Truth)
{
    public override Outcome Evaluate(Evaluating e)
    {
        var (a, b) = (left.Evaluate(e), right.Evaluate(e));
        if (isAnd ? a.Fails || b.Fails : a.Holds || b.Holds)
        {
            return Outcome.Of(!isAnd);
        }

        return a.IsKnown && b.IsKnown ? Outcome.Of(isAnd) : Outcome.Without(Outcome.Worse(a.Absence, b.Absence));
    }
}
