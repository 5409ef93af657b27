using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Evaluation.Projects;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Rules;

/// <summary>
/// One version of the published rules: the ESG tree with its factors, the negative list, the grades, the benchmarks. Read from data,
/// checked against the catalog, immutable.
/// </summary>
public sealed record Rulebook
{
    /// <summary>The version, for example <c>2026.1</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The first day it is in force.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Its name.</summary>
    public required BilingualName Label { get; init; }

    /// <summary>A fingerprint of all its files: two rulebooks of one version and different content are told apart.</summary>
    public required string Digest { get; init; }

    /// <summary>The sub-indices E, S and G.</summary>
    public required IReadOnlyList<Pillar> Pillars { get; init; }

    /// <summary>All factors in the order of the tree.</summary>
    public required IReadOnlyList<Factor> Factors { get; init; }

    /// <summary>The negative list.</summary>
    public required IReadOnlyList<NegativeItem> NegativeItems { get; init; }

    /// <summary>How the green attribute is judged.</summary>
    public required GreenAttributeRule Attribute { get; init; }

    /// <summary>The catalogues that the use of money is judged against.</summary>
    public required GreenCatalogue Green { get; init; }

    /// <summary>The grades from the best to the least.</summary>
    public required IReadOnlyList<GradeRule> Grades { get; init; }

    /// <summary>The benchmarks by industry.</summary>
    public required Benchmarks Benchmarks { get; init; }

    /// <summary>Of each benchmark's indicator, in their order: how an enterprise's own value is computed.</summary>
    public required IReadOnlyList<Expression> BenchmarkValues { get; init; }

    /// <summary>By which published factors emissions are accounted.</summary>
    public required CarbonRule Carbon { get; init; }

    /// <summary>What a thin basis of data does to a grade.</summary>
    public required CoverageRule Coverage { get; init; }

    /// <summary>What a draft may change without being held.</summary>
    public required ReleaseRule Release { get; init; }

    /// <summary>Score of a factor whose rule is "no record is 0" when its source is dead.</summary>
    public required double DeadSourceScore { get; init; }

    /// <summary>The tasks of the evaluation and what performs each.</summary>
    public required IReadOnlyList<EvaluationTask> Tasks { get; init; }

    /// <summary>What is decoded of a profile.</summary>
    public required FactPlan Plan { get; init; }

    /// <summary>What its expressions may name.</summary>
    internal ExpressionNames Names { get; init; } = null!;

    /// <summary>All dimensions, in order.</summary>
    public IEnumerable<Dimension> Dimensions => Pillars.SelectMany(p => p.Dimensions);
}

/// <summary>A sub-index.</summary>
public sealed record Pillar(string Id, BilingualName Label, double Weight, IReadOnlyList<Dimension> Dimensions);

/// <summary>A dimension of a sub-index. Its weight is the table's, whatever applies to an enterprise.</summary>
public sealed record Dimension(string Id, BilingualName Label, double Weight, IReadOnlyList<Indicator> Indicators)
{
    /// <summary>Its factors.</summary>
    public IEnumerable<Factor> Factors => Indicators.SelectMany(i => i.Factors);
}

/// <summary>An indicator of a dimension: factors that belong together. Its weight is theirs.</summary>
public sealed record Indicator(string Id, BilingualName Label, IReadOnlyList<Factor> Factors)
{
    /// <summary>The sum of its factors' weights.</summary>
    public double Weight => Factors.Sum(f => f.Weight);
}

/// <summary>A factor.</summary>
public sealed record Factor
{
    /// <summary>For example <c>F001</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Place among all factors.</summary>
    public required int Index { get; init; }

    /// <summary>Its name.</summary>
    public required BilingualName Label { get; init; }

    /// <summary>The expression of its value.</summary>
    public required string Value { get; init; }

    /// <summary>The unit of its value; null of a choice or a condition.</summary>
    public required string? Unit { get; init; }

    /// <summary>+ the more the better, − the less the better, = by value.</summary>
    public required string Direction { get; init; }

    /// <summary>How its value is scored.</summary>
    public required Scale Scale { get; init; }

    /// <summary>The scale as it was written.</summary>
    public required string ScaleText { get; init; }

    /// <summary>Weight; those of all factors sum up to 100.</summary>
    public required double Weight { get; init; }

    /// <summary>To whom it applies: ALL or the name of a condition.</summary>
    public required string Applies { get; init; }

    /// <summary>What happens when there is no value.</summary>
    public required MissingRule Missing { get; init; }

    /// <summary>The fields it is computed from.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>The expression, ready to be evaluated.</summary>
    public required Expression Expression { get; init; }

    /// <summary>To whom it applies; null if to all.</summary>
    public required Expression? AppliesIf { get; init; }
}

/// <summary>What happens when a factor has no value.</summary>
/// <param name="Text">As written: <c>M60</c>, <c>MNA</c>, <c>ABS0</c>, <c>ABSF</c>.</param>
/// <param name="Score">The score it gets; null if it then does not apply.</param>
/// <param name="AbsentIsZero">Whether "no record" is a value: 0 or false.</param>
public sealed record MissingRule(string Text, double? Score, bool AbsentIsZero);

/// <summary>An item of the negative list: a hit makes an enterprise not green.</summary>
public sealed record NegativeItem
{
    /// <summary>For example <c>N01</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required BilingualName Label { get; init; }

    /// <summary>Its group.</summary>
    public required BilingualName Group { get; init; }

    /// <summary>The condition of a hit.</summary>
    public required string Hit { get; init; }

    /// <summary>The threshold in words.</summary>
    public required BilingualName Threshold { get; init; }

    /// <summary>How far back it looks: <c>current</c>, <c>12m</c>, <c>36m</c>, <c>latestYear</c>. An unknown fact of a current item withholds the grade.</summary>
    public required string LookBack { get; init; }

    /// <summary>What releases it.</summary>
    public required BilingualName Release { get; init; }

    /// <summary>Whether a decision may release a hit; if not, only new facts or time do.</summary>
    public bool IsReleasedByDecision { get; init; }

    /// <summary>The interfaces it is judged by.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The fields it is judged by.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>The condition, ready to be evaluated.</summary>
    public required Expression Condition { get; init; }

    /// <summary>Whether an unknown fact withholds the grade.</summary>
    public bool IsCurrent => LookBack == "current";
}

/// <summary>When an enterprise is green: by its revenue, or by what its loans and projects are for.</summary>
/// <param name="RevenueFactor">The factor of the green share of revenue.</param>
/// <param name="Enough">The share that suffices, in the factor's unit.</param>
/// <param name="EnoughIfFirst">The share that suffices if the green business is the first in revenue and profit.</param>
/// <param name="UseOfProceeds">Conditions any of which suffices.</param>
public sealed record GreenAttributeRule(string RevenueFactor, double Enough, double EnoughIfFirst, IReadOnlyList<NamedCondition> UseOfProceeds);

/// <summary>A condition with a name.</summary>
public sealed record NamedCondition(BilingualName Label, string Text)
{
    /// <summary>The condition, ready to be evaluated.</summary>
    public required Expression Condition { get; init; }
}

/// <summary>What a grade needs, and what it brings.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="Label">Its name.</param>
/// <param name="Total">Least total.</param>
/// <param name="Floors">Least score of each sub-index.</param>
/// <param name="Conditions">What must hold besides.</param>
/// <param name="InterestSubsidy">Share of the interest at the loan prime rate.</param>
/// <param name="GuaranteeSubsidy">Share of the guarantee fee.</param>
public sealed record GradeRule(
    Grade Grade, BilingualName Label, double Total, IReadOnlyDictionary<string, double> Floors, IReadOnlyList<NamedCondition> Conditions,
    decimal InterestSubsidy, decimal GuaranteeSubsidy);

/// <summary>By which published factors emissions are accounted.</summary>
/// <param name="FactorSet">The set of fuel factors.</param>
/// <param name="Gwp">The table of global warming potentials.</param>
/// <param name="GridRegion">The grid whose average electricity is taken to have.</param>
public sealed record CarbonRule(string FactorSet, string Gwp, string GridRegion);

/// <summary>What a thin basis of data does to a grade. Coverage is the share of the applicable weight that has real data.</summary>
/// <param name="InsufficientBelow">Below this there is no grade.</param>
/// <param name="CappedBelow">Below this the grade is at most <paramref name="CappedAt"/>.</param>
/// <param name="CappedAt">The best grade then.</param>
public sealed record CoverageRule(double InsufficientBelow, double CappedBelow, Grade CappedAt);

/// <summary>What a rulebook may change, compared with the one in force, without being held until a person consents. Shares, 0–1. [P]</summary>
/// <param name="MostChanged">Most enterprises whose grade changes.</param>
/// <param name="LeastRecognised">Least recognised enterprises: deep, medium and light green.</param>
/// <param name="MostRecognised">Most recognised enterprises.</param>
public sealed record ReleaseRule(double MostChanged, double LeastRecognised, double MostRecognised);

/// <summary>A task of the evaluation.</summary>
public sealed record EvaluationTask(string Id, BilingualName Label, IReadOnlyList<EvaluationStep> Steps);

/// <summary>A sub-item of a task, and what in the hub performs it.</summary>
public sealed record EvaluationStep(string Id, BilingualName Label, IReadOnlyList<string> PerformedBy);
