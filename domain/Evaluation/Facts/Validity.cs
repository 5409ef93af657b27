using Hub.Domain.Evaluation.Language;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Facts;

/// <summary>Whether a section may be evaluated, and until when if nothing new comes.</summary>
/// <param name="Absence">Why not; <see cref="Absence.None"/> if it may.</param>
/// <param name="Until">When this changes by time alone, the silence of the whole interface left aside.</param>
internal readonly record struct Validity(Absence Absence, DateTimeOffset Until)
{
    /// <summary>
    /// A pushed event that happened stays happened: lists of events do not go out of date with the last delivery. Everything else is
    /// judged like the completeness that a reader sees.
    /// </summary>
    public static Validity Of(Interface @interface, Section? section, DateTimeOffset? asked, KnownInterfaces known)
    {
        var isEvents = @interface.Source is PushSource && @interface.Section.Kind == SectionKind.List;
        if (section?.IsWithheld == true)
        {
            // There is a record that nobody may see: missing, which is not "no record".
            return new(Absence.NotThere, DateTimeOffset.MaxValue);
        }

        return section?.Present.Any() == true
            ? isEvents ? new(Absence.None, DateTimeOffset.MaxValue) : OfRecords(@interface, section, asked, known)
            : OfNothing(@interface, section, asked, known, isEvents);
    }

    private static Validity OfRecords(Interface @interface, Section section, DateTimeOffset? asked, KnownInterfaces known)
    {
        var isConfirmedByDeliveries = @interface.Source is not PerSubjectSource && @interface.Section.Kind != SectionKind.Series;
        if (isConfirmedByDeliveries && known.Speaks(@interface.Id))
        {
            return new(Absence.None, DateTimeOffset.MaxValue);
        }

        var until = ((@interface.Source is PerSubjectSource ? asked : null) ?? section.AsOf)?.AddDays(@interface.TtlDays);
        return until >= known.Instant ? new(Absence.None, After(until.Value)) : new(Absence.NotThere, DateTimeOffset.MaxValue);
    }

    private static Validity OfNothing(Interface @interface, Section? section, DateTimeOffset? asked, KnownInterfaces known, bool isEvents)
    {
        if (@interface.Source is PerSubjectSource)
        {
            var until = section?.AnsweredAsOf is null ? null : (asked ?? section.AnsweredAsOf)?.AddDays(@interface.TtlDays);
            return until >= known.Instant ? new(Absence.NoRecord, After(until.Value)) : new(Absence.NotThere, DateTimeOffset.MaxValue);
        }

        var delivered = known.StateOf(@interface.Id).FirstSealedAt <= known.Instant;
        return new(delivered && (isEvents || known.Speaks(@interface.Id)) ? Absence.NoRecord : Absence.NotThere, DateTimeOffset.MaxValue);
    }

    /// <summary>The end itself still counts.</summary>
    private static DateTimeOffset After(DateTimeOffset until) => until.AddTicks(1);
}
