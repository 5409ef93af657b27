using System.Text.Json.Serialization;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Sharing.Risks;

namespace Hub.Domain.Evaluation;

/// <summary>The result of an evaluation.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Grade>))]
public enum Grade
{
    /// <summary>深绿.</summary>
    Deep,

    /// <summary>中绿.</summary>
    Medium,

    /// <summary>浅绿.</summary>
    Light,

    /// <summary>绿，未达级: green, below the floors of every grade.</summary>
    Ungraded,

    /// <summary>非绿: a hit of the negative list, or no green attribute.</summary>
    NotGreen,

    /// <summary>数据不足: too little of the applicable weight has real data.</summary>
    Insufficient,

    /// <summary>待核实: a fact that decides is not known.</summary>
    ToBeVerified,
}

/// <summary>What the screening by an item of the negative list found.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Finding>))]
public enum Finding : byte
{
    /// <summary>No hit.</summary>
    Clear,

    /// <summary>A hit.</summary>
    Hit,

    /// <summary>A fact is not known, so neither can be said.</summary>
    Unknown,

    /// <summary>A hit that was released by a decision: it does not count.</summary>
    Released,
}

/// <summary>How a factor came to its score.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FactorBasis>))]
public enum FactorBasis : byte
{
    /// <summary>From its value.</summary>
    Value,

    /// <summary>By the rule for missing values.</summary>
    MissingRule,

    /// <summary>0, because revenue or added value is not positive.</summary>
    NotPositive,

    /// <summary>It does not apply; its weight goes to the others of its dimension.</summary>
    NotApplicable,
}

/// <summary>The result of one factor.</summary>
/// <param name="Basis">How it came to its score.</param>
/// <param name="Value">Its value, with why there is none.</param>
/// <param name="Score">0–100; 0 where it does not apply.</param>
public readonly record struct FactorResult(FactorBasis Basis, Outcome Value, double Score)
{
    /// <summary>Whether it counts.</summary>
    public bool Applies => Basis != FactorBasis.NotApplicable;

    /// <summary>Whether it counts with real data.</summary>
    public bool HasData => Basis is FactorBasis.Value or FactorBasis.NotPositive;
}

/// <summary>An evaluation of one enterprise. The same facts, rulebook and instant give the same evaluation, to the last bit.</summary>
public sealed record EnterpriseEvaluation
{
    /// <summary>The rulebook's version.</summary>
    public required string Rulebook { get; init; }

    /// <summary>The evaluation instant.</summary>
    public required DateTimeOffset Instant { get; init; }

    /// <summary>The interfaces that were silent then; see <see cref="Facts.KnownInterfaces.Fingerprint"/>.</summary>
    public required string Silent { get; init; }

    /// <summary>The grade.</summary>
    public required Grade Grade { get; init; }

    /// <summary>Whether the grade was capped for thin data.</summary>
    public required bool Capped { get; init; }

    /// <summary>Whether it is green by revenue or use of proceeds; unknown where a fact that decides is.</summary>
    public required Outcome IsGreen { get; init; }

    /// <summary>ESG total, 0–100, unrounded.</summary>
    public required double Total { get; init; }

    /// <summary>Score of each sub-index in the rulebook's order; NaN if nothing in it applies.</summary>
    public required IReadOnlyList<double> Pillars { get; init; }

    /// <summary>Score of each dimension in the rulebook's order; NaN if nothing in it applies.</summary>
    public required IReadOnlyList<double> Dimensions { get; init; }

    /// <summary>Share of the applicable weight that has real data, 0–1.</summary>
    public required double Coverage { get; init; }

    /// <summary>Result of each factor in the rulebook's order.</summary>
    public required IReadOnlyList<FactorResult> Factors { get; init; }

    /// <summary>Finding of each item of the negative list in the rulebook's order.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What the rules of risks found, in their order; what is known not to hold is not among them.</summary>
    public required IReadOnlyList<Risk> Risks { get; init; }

    /// <summary>The first instant at which the same facts would evaluate differently; null if never.</summary>
    public required DateTimeOffset? NextChange { get; init; }
}
