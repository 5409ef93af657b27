using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Language;

/// <summary>What an expression or a part of it yields.</summary>
internal enum Kind : byte
{
    Number,
    Truth,
    Day,
    Choice,
}

/// <summary>A kind with what makes it comparable: the measure of a number, the values of a choice.</summary>
internal sealed record Yield(Kind Kind, Measure Measure, EnumType? Choices)
{
    public static readonly Yield Truth = new(Kind.Truth, Measure.Pure, null);
    public static readonly Yield Day = new(Kind.Day, Measure.Pure, null);
    public static readonly Yield PureNumber = new(Kind.Number, Measure.Pure, null);

    public static Yield Number(Measure measure) => new(Kind.Number, measure, null);

    /// <summary>As a message shows it.</summary>
    public override string ToString() => Kind switch
    {
        Kind.Number => $"a number in {Measure}",
        Kind.Truth => "a condition",
        Kind.Day => "a date",
        _ => $"one of {string.Join(", ", Choices?.Values.Keys ?? [])}",
    };
}

/// <summary>A part of an expression, bound to the places of its facts.</summary>
internal abstract class Node(Yield yield)
{
    public Yield Yield => yield;

    public abstract Outcome Evaluate(Evaluating e);
}

/// <summary>A number or a value of a choice.</summary>
internal sealed class ConstantNode(Yield yield, double value) : Node(yield)
{
    private readonly Outcome _value = Outcome.Of(value);

    public double Value => value;

    public override Outcome Evaluate(Evaluating e) => _value;
}

/// <summary>A field of the record that a <c>where</c> looks at.</summary>
internal sealed class RowNode(Yield yield, int column) : Node(yield)
{
    public override Outcome Evaluate(Evaluating e) =>
        e.Section!.At(e.Row, column) is var value && double.IsNaN(value) ? Outcome.Without(Absence.NotThere) : Outcome.Of(value);
}

/// <summary>A benchmark of the enterprise's industry.</summary>
internal sealed class BenchmarkNode(Measure measure, int index) : Node(Yield.Number(measure))
{
    public override Outcome Evaluate(Evaluating e) =>
        e.Benchmark(index) is var value && double.IsNaN(value) ? Outcome.Without(Absence.NotThere) : Outcome.Of(value);
}

/// <summary>The industry group.</summary>
internal sealed class GroupNode(EnumType groups) : Node(new Yield(Kind.Choice, Measure.Pure, groups))
{
    public override Outcome Evaluate(Evaluating e) => e.Group < 0 ? Outcome.Without(Absence.NotThere) : Outcome.Of(e.Group);
}

/// <summary>Emissions of one source or of all.</summary>
internal sealed class CarbonNode(Measure measure, Func<Facts.CarbonFacts, Outcome> source) : Node(Yield.Number(measure))
{
    public override Outcome Evaluate(Evaluating e) => source(e.Shift == 0 ? e.Facts.Carbon : e.Facts.CarbonBefore);
}

/// <summary>The value of another factor.</summary>
internal sealed class FactorNode(Yield yield, int index) : Node(yield)
{
    public override Outcome Evaluate(Evaluating e) => e.Factor(index);
}
