namespace Hub.Domain.Sources;

/// <summary>Checks of how records form a section.</summary>
internal static class SectionChecks
{
    // Look-backs of evaluations reach three years; what is thrown away sooner is missed there.
    private const int ShortestKeepMonths = 36;

    public static IEnumerable<CatalogMistake> SingleHasNoIdentity(InterfaceEntry entry)
    {
        var section = entry.Interface.Section;
        if (section is { Kind: SectionKind.Single, Identity.Count: > 0 })
        {
            yield return entry.Wrong("section.identity", Listed(section.Identity), "a single record has no identity; leave it out");
        }
    }

    public static IEnumerable<CatalogMistake> SeriesAndListHaveAnIdentity(InterfaceEntry entry)
    {
        var section = entry.Interface.Section;
        if (section is { Kind: not SectionKind.Single, Identity.Count: 0 })
        {
            yield return entry.Wrong("section.identity", "empty", $"the fields that tell two items of a section apart are needed; fields are {FieldNames(entry)}");
        }
    }

    public static IEnumerable<CatalogMistake> IdentityFieldsExistAndAreRequired(InterfaceEntry entry)
    {
        var identity = entry.Interface.Section.Identity;
        for (var i = 0; i < identity.Count; i++)
        {
            var field = entry.Interface.FindField(identity[i]);
            if (field is null)
            {
                var names = entry.Interface.Fields.Select(f => f.Name);
                yield return entry.Wrong($"section.identity[{i}]", $"\"{identity[i]}\"", $"a field is needed, one of {FieldNames(entry)}{Suggestion.For(identity[i], [.. names])}");
            }
            else if (!field.Required)
            {
                yield return entry.Wrong($"section.identity[{i}]", $"\"{identity[i]}\"", "a required field is needed; set \"required\": true on it");
            }
        }
    }

    public static IEnumerable<CatalogMistake> SeriesHasAPeriodInItsIdentity(InterfaceEntry entry)
    {
        var section = entry.Interface.Section;
        if (section is { Kind: SectionKind.Series, Identity.Count: > 0 }
            && section.Identity.Select(entry.Interface.FindField).All(field => field is { Type: not PeriodType }))
        {
            yield return entry.Wrong("section.identity", Listed(section.Identity), "the identity of a series holds a field of type year, quarter, month or day");
        }
    }

    public static IEnumerable<CatalogMistake> OnlyASeriesEndsAndNotTooSoon(InterfaceEntry entry)
    {
        var section = entry.Interface.Section;
        if (section is { Kind: not SectionKind.Series, KeepMonths: { } months })
        {
            yield return entry.Wrong("section.keepMonths", $"{months}", "only a series has it; leave it out");
        }
        else if (section.KeepMonths < ShortestKeepMonths)
        {
            yield return entry.Wrong("section.keepMonths", $"{section.KeepMonths}", $"at least {ShortestKeepMonths} is needed; leave it out to keep all");
        }
    }

    private static string FieldNames(InterfaceEntry entry) => string.Join(", ", entry.Interface.Fields.Select(f => f.Name));

    private static string Listed(IEnumerable<string> names) => $"[{string.Join(", ", names.Select(n => $"\"{n}\""))}]";
}
