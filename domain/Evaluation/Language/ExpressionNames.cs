using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Language;

/// <summary>A benchmark that expressions may name.</summary>
/// <param name="Id">Its name after <c>B.</c></param>
/// <param name="Measure">Its unit.</param>
internal sealed record BenchmarkName(string Id, Measure Measure);

/// <summary>A factor that expressions may name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Measure">Its unit; null of a choice or a condition, which has none.</param>
internal sealed record FactorName(string Id, Measure? Measure);

/// <summary>What the expressions of a rulebook may name, and what each name stands for.</summary>
internal sealed record ExpressionNames(Catalog Catalog, FactPlan Plan)
{
    public IReadOnlyList<BenchmarkName> Benchmarks { get; init; } = [];

    /// <summary>The industry groups as a choice.</summary>
    public EnumType Groups { get; init; } = new(new Dictionary<string, BilingualName>());

    public IReadOnlyList<FactorName> Factors { get; init; } = [];

    /// <summary>The date that the events of an interface, or one of their fields, are placed by: <c>I17</c>, <c>I17.event_level</c>.</summary>
    public IReadOnlyDictionary<string, string> EventDates { get; init; } = new Dictionary<string, string>();

    /// <summary>Which records of an interface are open, as a condition on each; null where that was not understood, which is noted there.</summary>
    public IReadOnlyDictionary<string, Expression?> Open { get; init; } = new Dictionary<string, Expression?>();

    /// <summary>Values of a choice from best to worst: <c>I17.event_level</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Ranks { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Fields that make a denominator which must be positive.</summary>
    public IReadOnlySet<string> MustBePositive { get; init; } = new HashSet<string>();

    /// <summary>What a field yields; null of a list or a text, which no expression can use.</summary>
    public static Yield? YieldOf(Field field) => field.Type switch
    {
        MoneyType => Yield.Number(Measure.Find(Unit.Yuan)!),
        DecimalType { Unit: var unit } => Yield.Number(unit is null ? Measure.Pure : Measure.Find(unit) ?? Measure.Pure),
        IntegerType { Unit: var unit } => Yield.Number(unit is null ? Measure.Pure : Measure.Find(unit) ?? Measure.Pure),
        BooleanType => Yield.Truth,
        DateType or DateTimeType => Yield.Day,
        EnumType choices => new Yield(Kind.Choice, Measure.Pure, choices),
        _ => null,
    };

    /// <summary>The names of the fields of an interface that expressions can use.</summary>
    public static IReadOnlyList<string> FieldsOf(Interface @interface) => [.. @interface.Fields.Where(f => YieldOf(f) is not null).Select(f => f.Name)];
}
