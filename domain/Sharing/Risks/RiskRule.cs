using System.Text.Json.Serialization;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Risks;

/// <summary>How grave a risk is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>高.</summary>
    [JsonStringEnumMemberName("high")]
    High,

    /// <summary>中.</summary>
    [JsonStringEnumMemberName("medium")]
    Medium,

    /// <summary>低.</summary>
    [JsonStringEnumMemberName("low")]
    Low,
}

/// <summary>A value that is shown with an alert.</summary>
/// <param name="Id">Its name within the rule.</param>
/// <param name="Label">Its name.</param>
/// <param name="Unit">The unit of a number; null of a pure number, a choice, a condition or a day.</param>
/// <param name="Value">How it is computed.</param>
public sealed record EvidenceValue(string Id, BilingualName Label, string? Unit, Expression Value);

/// <summary>A rule by which a risk is raised; bound to the rulebook beside which it is evaluated.</summary>
public sealed record RiskRule
{
    /// <summary>For example <c>tax-grade-d</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required BilingualName Label { get; init; }

    /// <summary>How grave it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How long a bank has to acknowledge an alert before it escalates.</summary>
    public required TimeSpan AcknowledgeWithin { get; init; }

    /// <summary>How long after an alert was raised the same rule and enterprise are the same alert.</summary>
    public required TimeSpan DedupeWindow { get; init; }

    /// <summary>The condition; null of the rule that raises each hit of the negative list.</summary>
    public required Expression? When { get; init; }

    /// <summary>What withdraws it, in words.</summary>
    public required BilingualName Withdrawal { get; init; }

    /// <summary>What withdraws it; null where it is that the rule does not hold any more.</summary>
    public required Expression? WithdrawnWhen { get; init; }

    /// <summary>The interfaces it rests on; empty of the rule that raises each hit, which rests on those of its item.</summary>
    public required IReadOnlyList<string> Interfaces { get; init; }

    /// <summary>The values that are shown with it.</summary>
    public required IReadOnlyList<EvidenceValue> Evidence { get; init; }

    /// <summary>Whether it raises each hit of the negative list.</summary>
    public bool IsOfHits => When is null;
}
