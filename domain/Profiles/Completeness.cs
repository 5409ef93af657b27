using System.Text.Json.Serialization;
using Hub.Domain.Sources;

namespace Hub.Domain.Profiles;

/// <summary>What a caller gets of an interface, and if nothing, why. "No record" and "not reached" are never merged.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Completeness>))]
public enum Completeness
{
    /// <summary>The department's answer, inside its time to live.</summary>
    [JsonStringEnumMemberName("answered")]
    Answered,

    /// <summary>The department has nothing on this enterprise.</summary>
    [JsonStringEnumMemberName("noRecord")]
    NoRecord,

    /// <summary>The department was not asked yet or did not answer.</summary>
    [JsonStringEnumMemberName("notReached")]
    NotReached,

    /// <summary>There is an answer, older than its time to live.</summary>
    [JsonStringEnumMemberName("stale")]
    Stale,

    /// <summary>The latest record is in quarantine; what is shown, if anything, is the one before.</summary>
    [JsonStringEnumMemberName("quarantined")]
    Quarantined,

    /// <summary>What was known was deleted by destroying its data key, and nothing came since.</summary>
    [JsonStringEnumMemberName("destroyed")]
    Destroyed,

    /// <summary>The caller may not see it without the enterprise's consent.</summary>
    [JsonStringEnumMemberName("notConsented")]
    NotConsented,

    /// <summary>The enterprise disputes it and the department did not answer in time: it is not shown until it does.</summary>
    [JsonStringEnumMemberName("withheld")]
    Withheld,
}

/// <summary>What the hub knows of an interface as a whole.</summary>
/// <param name="InterfaceId">The interface.</param>
/// <param name="FirstSealedAt">When it first delivered; null if never.</param>
/// <param name="LastSealedAt">When it last delivered completely; null if never.</param>
/// <param name="LastRun">The run of that delivery.</param>
public sealed record InterfaceState(string InterfaceId, DateTimeOffset? FirstSealedAt, DateTimeOffset? LastSealedAt, string? LastRun)
{
    /// <summary>
    /// What the deliveries confirm: the latest instant of which the department said that it spoke; the sealing where it does not say.
    /// Null if no delivery noted it.
    /// </summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>An interface that never delivered.</summary>
    public static InterfaceState Never(string interfaceId) => new(interfaceId, null, null, null);
}

/// <summary>Judges how complete and how fresh a section is at an instant.</summary>
public static class Freshness
{
    /// <summary>
    /// When the facts of a section were last known to be so: a delivery of the interface, pulled or pushed, confirms what it did
    /// not change; a series is as fresh as its newest period; an interface that is asked one enterprise at a time, as its last answer.
    /// </summary>
    public static DateTimeOffset? ConfirmedAt(Interface @interface, Section? section, InterfaceState state, DateTimeOffset? asked)
    {
        if (@interface.Source is PerSubjectSource)
        {
            return asked ?? section?.AsOf;
        }

        var deliveryConfirms = @interface.Section.Kind != SectionKind.Series;
        return deliveryConfirms && section?.AsOf is not null ? Later(section.AsOf, state.ConfirmedAt ?? state.LastSealedAt) : section?.AsOf;
    }

    /// <summary>The completeness of a section for a caller who may see it.</summary>
    public static Completeness Judge(Interface @interface, Section? section, InterfaceState state, DateTimeOffset? asked, DateTimeOffset now)
    {
        if (section?.IsWithheld == true)
        {
            return Completeness.Withheld;
        }

        if (section?.Quarantine.Count > 0)
        {
            return Completeness.Quarantined;
        }

        if (section?.Destroyed is not null)
        {
            return Completeness.Destroyed;
        }

        // "No record" of one enterprise is an answer like any other, and grows old like any other.
        if (section?.Present.Any() == true || (@interface.Source is PerSubjectSource && section?.AnsweredAsOf is not null))
        {
            var found = section.Present.Any() ? Completeness.Answered : Completeness.NoRecord;
            var confirmed = ConfirmedAt(@interface, section, state, asked);
            return confirmed >= now.AddDays(-@interface.TtlDays) ? found : Completeness.Stale;
        }

        return @interface.Source is not PerSubjectSource && state.FirstSealedAt <= now ? Completeness.NoRecord : Completeness.NotReached;
    }

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b : a;
}
