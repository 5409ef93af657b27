using System.Text.Json.Serialization;
using Hub.Domain.Formulas;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake.Quality;

/// <summary>What follows when a quality rule hits.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>A note on the section; the record is taken.</summary>
    [JsonStringEnumMemberName("note")]
    Note,

    /// <summary>The record goes to quarantine.</summary>
    [JsonStringEnumMemberName("quarantine")]
    Quarantine,

    /// <summary>The record goes to quarantine; if too many of a delivery do, all of it is held.</summary>
    [JsonStringEnumMemberName("hold")]
    Hold,
}

/// <summary>A quality rule (数据质量规则): a condition that good data does not meet.</summary>
/// <param name="Id">Q01 … Q999.</param>
/// <param name="Name">What it is about.</param>
/// <param name="InterfaceId">Whose records it is asked of, one by one; null for a rule across the sections of a profile.</param>
/// <param name="Severity">What follows when it hits.</param>
/// <param name="HoldAbove">For <see cref="Severity.Hold"/>: the share of a delivery's records above which it is held.</param>
/// <param name="When">The condition; true is a hit, unknown is none.</param>
/// <param name="Message">What to say of a hit, with its values.</param>
/// <param name="Advice">How the department's desk puts it right.</param>
public sealed record QualityRule(
    string Id, BilingualName Name, string? InterfaceId, Severity Severity, decimal? HoldAbove, Formula When, MessageTemplate Message, BilingualName Advice)
{
    /// <summary>The interfaces it speaks of.</summary>
    public IReadOnlyCollection<string> Interfaces { get; } =
        InterfaceId is null ? [.. When.Interfaces.Union(Message.Interfaces).Order(StringComparer.Ordinal)] : [InterfaceId];
}

/// <summary>A rule that hit.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Zh">What is to be said of it, in Chinese.</param>
/// <param name="En">What is to be said of it, in English.</param>
/// <param name="Values">The values it hit by, without personal ones.</param>
public sealed record QualityHit(QualityRule Rule, string Zh, string En, string Values)
{
    /// <summary>What is noted of a record that the rule rejects.</summary>
    public RecordError ToError() => RecordError.Of("QUALITY", Rule.Id, Values, $"{Zh} ({En})");

    internal static QualityHit Of(QualityRule rule, Facts facts) =>
        new(rule, rule.Message.Zh(facts), rule.Message.En(facts), rule.When.ValuesOf(facts));
}
