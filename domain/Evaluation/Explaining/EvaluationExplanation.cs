using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Explaining;

/// <summary>An evaluation with everything that it comes from. The same profile, method and instant give the same explanation, byte by byte.</summary>
/// <param name="CreditCode">Of which enterprise.</param>
/// <param name="ProfileVersion">Of which version of its profile.</param>
/// <param name="EvaluatedAt">The evaluation instant.</param>
/// <param name="Versions">What it was evaluated by.</param>
/// <param name="Grade">The grade.</param>
/// <param name="Total">ESG total, two digits, rounded half up.</param>
/// <param name="TotalUnrounded">The total that thresholds are compared with.</param>
/// <param name="Coverage">Share of the applicable weight that has real data, four digits.</param>
/// <param name="Pillars">The tree of scores.</param>
/// <param name="NegativeList">The findings of the screening.</param>
/// <param name="Strengths">The five factors that lift the total most above itself.</param>
/// <param name="Weaknesses">The five factors that pull it down most.</param>
/// <param name="Path">What keeps it from the next grade; null at the best one.</param>
/// <param name="SilentInterfaces">Interfaces that were silent.</param>
/// <param name="NextChange">The first instant at which the same facts would evaluate differently; null if never.</param>
public sealed record EvaluationExplanation(
    string CreditCode,
    int ProfileVersion,
    DateTimeOffset EvaluatedAt,
    EvaluationVersions Versions,
    GradeExplanation Grade,
    decimal? Total,
    double TotalUnrounded,
    decimal? Coverage,
    IReadOnlyList<PillarExplanation> Pillars,
    IReadOnlyList<NegativeExplanation> NegativeList,
    IReadOnlyList<FactorContribution> Strengths,
    IReadOnlyList<FactorContribution> Weaknesses,
    GradePath? Path,
    IReadOnlyList<string> SilentInterfaces,
    DateTimeOffset? NextChange)
{
    /// <summary>The risks that are known to hold.</summary>
    public IReadOnlyList<RiskExplanation> Risks { get; init; } = [];
}

/// <summary>What an evaluation was made by.</summary>
/// <param name="Rulebook">Version of the rulebook; the benchmarks are part of it.</param>
/// <param name="RulebookDigest">Fingerprint of its content.</param>
/// <param name="EmissionFactors">Fingerprint of the emission factors.</param>
/// <param name="FactorSet">The set of fuel factors.</param>
/// <param name="Gwp">The table of warming potentials.</param>
/// <param name="Catalog">Version of the catalog.</param>
public sealed record EvaluationVersions(string Rulebook, string RulebookDigest, string EmissionFactors, string FactorSet, string Gwp, string Catalog);

/// <summary>A grade with its reason.</summary>
public sealed record GradeExplanation(Grade Id, string Zh, string En, bool Capped, BilingualName Reason);

/// <summary>A sub-index.</summary>
public sealed record PillarExplanation(string Id, BilingualName Name, double Weight, decimal? Score, IReadOnlyList<DimensionExplanation> Dimensions);

/// <summary>A dimension.</summary>
public sealed record DimensionExplanation(string Id, BilingualName Name, double Weight, decimal? Score, IReadOnlyList<IndicatorExplanation> Indicators);

/// <summary>An indicator.</summary>
public sealed record IndicatorExplanation(string Id, BilingualName Name, double Weight, IReadOnlyList<FactorExplanation> Factors);

/// <summary>A factor.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Expression">How its value is computed.</param>
/// <param name="Value">Its value in its unit; a choice or condition as its word; null if there is none.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Scale">How the value is scored.</param>
/// <param name="Score">0–100, four digits; null if it does not apply.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Points">What it brings to the total, six digits; null if it does not apply.</param>
/// <param name="Basis">How it came to its score.</param>
/// <param name="Reason">Why there is no value, or why it does not apply; null if there is one.</param>
/// <param name="Inputs">What the value was read from.</param>
public sealed record FactorExplanation(
    string Id,
    BilingualName Name,
    string Expression,
    string? Value,
    string? Unit,
    string Scale,
    decimal? Score,
    double Weight,
    decimal? Points,
    FactorBasis Basis,
    BilingualName? Reason,
    IReadOnlyList<InputExplanation> Inputs);

/// <summary>Records that a value was read from.</summary>
/// <param name="Interface">The interface.</param>
/// <param name="Field">The field; null where records were counted.</param>
/// <param name="Name">The field's name, or the interface's.</param>
/// <param name="Count">How many records.</param>
/// <param name="Records">The records; of more than 36 the first and the last.</param>
public sealed record InputExplanation(string Interface, string? Field, BilingualName Name, int Count, IReadOnlyList<RecordExplanation> Records);

/// <summary>A source record.</summary>
/// <param name="Key">Its identity in the section.</param>
/// <param name="Value">The field's value; null where records were counted.</param>
/// <param name="AsOf">The instant its facts were true.</param>
/// <param name="Evidence">Where its raw bytes lie.</param>
public sealed record RecordExplanation(string Key, string? Value, DateTimeOffset AsOf, EvidencePointer Evidence);

/// <summary>An item of the negative list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Group">Its group.</param>
/// <param name="Finding">Hit, clear, unknown, or a hit that was released; null if it is withheld from the reader.</param>
/// <param name="Expression">The condition of a hit.</param>
/// <param name="Threshold">The threshold in words.</param>
/// <param name="LookBack">How far back it looks.</param>
/// <param name="Release">What releases it.</param>
/// <param name="Ends">Of a hit: when it ends if nothing new comes; null if time alone does not end it.</param>
/// <param name="Evidence">Of a hit or an unknown: what it was read from.</param>
public sealed record NegativeExplanation(
    string Id,
    BilingualName Name,
    BilingualName Group,
    Finding? Finding,
    string Expression,
    BilingualName Threshold,
    string LookBack,
    BilingualName Release,
    DateTimeOffset? Ends,
    IReadOnlyList<InputExplanation> Evidence)
{
    /// <summary>The decision that released the hit, and for which time; null if none did.</summary>
    public HitReleased? Released { get; init; }

    /// <summary>The enterprise's open appeal, during which a hit counts; null if there is none.</summary>
    public HitAppealed? Appealed { get; init; }
}

/// <summary>A hit was released.</summary>
/// <param name="Case">The appeal it was decided on.</param>
/// <param name="Decision">Reference of the decision.</param>
/// <param name="From">From when.</param>
/// <param name="Until">Until when; null if until new facts end the hit.</param>
public sealed record HitReleased(string Case, string? Decision, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>A hit is appealed.</summary>
/// <param name="Case">The appeal.</param>
/// <param name="Since">Since when.</param>
public sealed record HitAppealed(string Case, DateTimeOffset Since);

/// <summary>A factor that lifts or pulls the total.</summary>
/// <param name="Factor">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Score">Its score.</param>
/// <param name="Effect">Points of the total above or below what it would be with a factor that scores the total.</param>
public sealed record FactorContribution(string Factor, BilingualName Name, decimal? Score, decimal? Effect);

/// <summary>What keeps an enterprise from the next grade.</summary>
/// <param name="Next">That grade.</param>
/// <param name="Name">Its name.</param>
/// <param name="Floors">Its floors.</param>
/// <param name="Conditions">What must hold besides.</param>
/// <param name="Changes">The fewest factors that would have to change to reach the floors; empty if they are reached.</param>
public sealed record GradePath(
    Grade Next, BilingualName Name, IReadOnlyList<FloorExplanation> Floors, IReadOnlyList<ConditionExplanation> Conditions, IReadOnlyList<FactorChange> Changes);

/// <summary>A floor of a grade: of the total or of a sub-index.</summary>
public sealed record FloorExplanation(string Of, double Needed, decimal? Has, bool Reached);

/// <summary>A condition of a grade; null if a fact is not known.</summary>
public sealed record ConditionExplanation(BilingualName Name, string Expression, bool? Holds);

/// <summary>A factor that would have to change.</summary>
/// <param name="Factor">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">Its score.</param>
/// <param name="To">The score that suffices.</param>
/// <param name="Value">The value that scores so much; null if the scale names none.</param>
/// <param name="Unit">Its unit.</param>
public sealed record FactorChange(string Factor, BilingualName Name, decimal? From, decimal? To, string? Value, string? Unit);
