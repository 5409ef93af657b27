using Hub.Domain.Formulas;
using Hub.Domain.Intake.Quality;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;

namespace Hub.Domain.Profiles;

/// <summary>What a quality rule says of an enterprise.</summary>
/// <param name="Hit">The rule with its message.</param>
/// <param name="ItemKey">The item of the section it speaks of; null if it speaks of sections as wholes.</param>
public sealed record QualityNote(QualityHit Hit, string? ItemKey)
{
    /// <summary>Whether it belongs to the section of an interface.</summary>
    public bool Concerns(string interfaceId) => Hit.Rule.Interfaces.Contains(interfaceId);
}

/// <summary>
/// The notes of a profile: a pure function of the profile and the rules, so a note lives exactly as long as what it speaks of.
/// Windows of lists end on the day of the version.
/// </summary>
public static class SectionNotes
{
    /// <summary>Notes of one rule on one section's items; a rule that hits all of them is told well enough by these.</summary>
    public const int MostOfARule = 5;

    /// <summary>All notes, by rules of records in the order of sections, then by rules across sections.</summary>
    public static IReadOnlyList<QualityNote> Of(Profile profile, QualityRules rules) => Of(profile, rules, _ => true);

    /// <summary>The ids of the rules that note something, in their order; those that speak of no changed section are taken over.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="changed">The interfaces whose sections changed.</param>
    /// <param name="before">What the same rules noted of the version before; null if that is not known.</param>
    public static IReadOnlyList<string> RulesOf(
        Profile profile, QualityRules rules, IReadOnlyCollection<string> changed, IReadOnlyCollection<string>? before)
    {
        var kept = before?.Where(id => rules.Find(id) is { } rule && !rule.Interfaces.Any(changed.Contains)) ?? [];
        var found = Of(profile, rules, before is null ? _ => true : changed.Contains).Select(n => n.Hit.Rule.Id);
        return [.. kept.Concat(found).Distinct().Order(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<QualityNote> Of(Profile profile, QualityRules rules, Func<string, bool> isAsked)
    {
        List<QualityNote>? notes = null;
        foreach (var section in profile.Sections)
        {
            if (isAsked(section.InterfaceId) && rules.NotesOfRecords(section.InterfaceId) is { } asked)
            {
                (notes ??= []).AddRange(OfItems(section, asked));
            }
        }

        if (rules.AcrossSections.Count > 0)
        {
            (notes ??= []).AddRange(AcrossSections(profile, rules.AcrossSections.Where(r => r.Interfaces.Any(isAsked))));
        }

        return notes ?? (IReadOnlyList<QualityNote>)[];
    }

    /// <summary>The newest items first: they are what is looked at.</summary>
    private static IEnumerable<QualityNote> OfItems(Section section, RecordRules rules)
    {
        var check = rules.Check();
        return section.Joined(rules.Interface).Present.Reverse()
            .SelectMany(item => check.Hits(item.Content.Span, DateValue.DayOf(item.ReceivedAt)).Select(hit => new QualityNote(hit, item.Key)))
            .GroupBy(note => note.Hit.Rule.Id)
            .SelectMany(notes => notes.Take(MostOfARule));
    }

    /// <summary>A rule that quotes a section the enterprise has not is not asked: nothing that is read is missing more often.</summary>
    private static IEnumerable<QualityNote> AcrossSections(Profile profile, IEnumerable<QualityRule> rules)
    {
        var entries = new Dictionary<string, IReadOnlyList<Entry>?>();
        var facts = Facts.OfSections(DateValue.DayOf(profile.VersionTime), EntriesOf);
        return rules
            .Where(rule => rule.Interfaces.All(id => profile.Find(id) is not null) && rule.When.Evaluate(facts).IsTrue)
            .Select(rule => new QualityNote(QualityHit.Of(rule, facts), null));

        IReadOnlyList<Entry>? EntriesOf(Interface @interface)
        {
            if (!entries.TryGetValue(@interface.Id, out var found))
            {
                found = profile.Find(@interface.Id) is { } section ? [.. section.Joined(@interface).Present.Select(i => new Entry(i.Key, i.Content))] : null;
                entries.Add(@interface.Id, found);
            }

            return found;
        }
    }
}
