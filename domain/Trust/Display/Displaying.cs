using Hub.Domain.Intake.Values;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;

namespace Hub.Domain.Trust.Display;

/// <summary>A profile as it may be seen at an instant.</summary>
/// <param name="Profile">The profile, without what is hidden, withheld or no longer kept; the very one if nothing is.</param>
/// <param name="Until">The first instant at which something else may be seen; the end of time if never.</param>
public sealed record DisplayedProfile(Profile Profile, DateTimeOffset Until);

/// <summary>
/// What of a profile may be seen: negative records within their terms and not repaired, and no item that a department was silent about
/// when it was disputed. A pure function of profile, rules and instant, so that neither a timer nor a sweep must run for a term to end.
/// </summary>
/// <param name="rules">The terms.</param>
/// <param name="catalog">The interfaces.</param>
public sealed class Displaying(DisplayRules rules, Catalog catalog)
{
    /// <summary>Fingerprint of the terms.</summary>
    public string Version => rules.Version;

    /// <summary>The profile as a reader may see it: what is hidden leaves no trace.</summary>
    public DisplayedProfile ForReaders(Profile profile, DateTimeOffset now) => Of(profile, now, isEvaluation: false);

    /// <summary>
    /// The profile as an evaluation may see it: what is displayed, and of what is public by law all but granted repairs. Withheld
    /// values are missing; their periods stay, so that an older one does not stand in for them.
    /// </summary>
    public DisplayedProfile ForEvaluation(Profile profile, DateTimeOffset now) => Of(profile, now, isEvaluation: true);

    private DisplayedProfile Of(Profile profile, DateTimeOffset now, bool isEvaluation)
    {
        Section[]? sections = null;
        var until = profile.Marks.Select(m => m.NextChange(now)).Min() ?? DateTimeOffset.MaxValue;
        for (var i = 0; i < profile.Sections.Count; i++)
        {
            var section = profile.Sections[i];
            if (!IsTouched(profile, section) || catalog.FindInterface(section.InterfaceId) is not { } @interface)
            {
                continue;
            }

            var view = new SectionDisplay(@interface, rules, profile.Marks, now, isEvaluation);
            var shown = view.Of(section);
            until = view.Until < until ? view.Until : until;
            if (!ReferenceEquals(shown, section))
            {
                (sections ??= [.. profile.Sections])[i] = shown;
            }
        }

        return new DisplayedProfile(sections is null ? profile : profile with { Sections = sections }, until);
    }

    private bool IsTouched(Profile profile, Section section) =>
        rules.Of(section.InterfaceId) is not null || profile.Marks.Any(m => !m.IsOfHit && m.InterfaceId == section.InterfaceId);
}

/// <summary>One section, item by item.</summary>
internal sealed class SectionDisplay(Interface @interface, DisplayRules rules, IReadOnlyList<Mark> marks, DateTimeOffset now, bool isEvaluation)
{
    private readonly List<Mark> _marks = [.. marks.Where(m => !m.IsOfHit && m.InterfaceId == @interface.Id)];
    private readonly DateOnly _today = DateValue.DayOf(now);

    /// <summary>The first instant at which a term ends.</summary>
    public DateTimeOffset Until { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>The section as it may be seen; the very one if all of it may.</summary>
    public Section Of(Section section)
    {
        var items = new List<Item>(section.Items.Count);
        var (isChanged, isWithheld) = (false, false);
        foreach (var item in section.Items)
        {
            var isHidden = !item.Deleted && IsHidden(item);
            var shown = isHidden ? null : item.Deleted ? item : Withheld(item);
            isWithheld |= !isHidden && shown is null;
            isChanged |= !ReferenceEquals(shown, item);
            if (shown is not null)
            {
                items.Add(shown);
            }
        }

        return isChanged ? section with { Items = items, IsWithheld = isWithheld && !items.Exists(i => !i.Deleted) } : section;
    }

    /// <summary>Hidden by its terms or by a repair.</summary>
    private bool IsHidden(Item item)
    {
        if (_marks.Exists(m => m.Kind == MarkKind.Repaired && IsOf(m, item) && m.HoldsAt(now)))
        {
            return true;
        }

        if (rules.TermsOf(@interface.Id, item.Content.Span) is not { } terms)
        {
            return false;
        }

        NoteEnd(terms.HiddenFrom);
        NoteEnd(terms.PurgedFrom);
        var isLeftToRules = isEvaluation && rules.Of(@interface.Id)!.IsStatutory;
        return (!isLeftToRules && (terms.IsRepaired || terms.HiddenFrom <= _today)) || terms.PurgedFrom <= _today;
    }

    /// <summary>The item without what is withheld of it; null if nothing is left.</summary>
    private Item? Withheld(Item item)
    {
        var withheld = _marks.Where(m => IsOf(m, item) && m.Withholds(now)).ToList();
        if (withheld.Count == 0)
        {
            return item;
        }

        var isWhole = withheld.Exists(m => m.Field is null);
        if (isWhole && !(isEvaluation && @interface.Section.Kind == SectionKind.Series))
        {
            return null;
        }

        var identity = @interface.Section.Identity;
        return item with { Content = RecordParts.Keep(item.Content, name => isWhole ? identity.Contains(name) : !withheld.Exists(m => m.Field == name)) };
    }

    private bool IsOf(Mark mark, Item item) => mark.Item == ItemKeys.Of(@interface, item.Key);

    private void NoteEnd(DateOnly? day)
    {
        if (day > _today && new DateTimeOffset(day.Value.ToDateTime(TimeOnly.MinValue), DateValue.Shanghai) is var end && end < Until)
        {
            Until = end;
        }
    }
}
