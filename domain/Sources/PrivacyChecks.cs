namespace Hub.Domain.Sources;

/// <summary>Checks of what may be shown to whom, and for how long it counts as fresh.</summary>
internal static class PrivacyChecks
{
    // Endings of names that speak of a natural person.
    private static readonly string[] PersonalEndings =
    [
        "legal_rep_name", "officer_name", "shareholder_name", "contact_name", "person_name",
        "phone", "mobile", "email", "id_number", "id_card",
    ];

    /// <summary>Data that goes stale before new data is due would always be stale.</summary>
    public static IEnumerable<CatalogMistake> TtlCoversCadence(InterfaceEntry entry)
    {
        var (days, cadence) = (ShortestTtlDays(entry.Interface.Cadence), entry.Interface.Cadence);
        if (entry.Interface.TtlDays < days)
        {
            var word = CatalogVocabulary.Cadences.Single(pair => pair.Value == cadence).Key;
            yield return entry.Wrong("ttlDays", $"{entry.Interface.TtlDays}", $"at least {days} is needed for the cadence {word}");
        }
    }

    public static IEnumerable<CatalogMistake> PersonalFieldsAreMarked(InterfaceEntry entry) => entry.AllFields
        .Where(f => !f.Field.Personal
            && entry.Interface.Sensitivity != Sensitivity.L4
            && PersonalEndings.Any(ending => f.Field.Name.EndsWith(ending, StringComparison.Ordinal)))
        .Select(f => entry.Wrong($"{f.Path}.personal", "false", $"{f.Field.Name} names a person; true is needed, or the sensitivity L4"));

    public static IEnumerable<CatalogMistake> OnlyPublicDataGoesWithoutConsent(InterfaceEntry entry)
    {
        var i = entry.Interface;
        if (i.Consent == ConsentClass.None && i.Sensitivity != Sensitivity.L1)
        {
            yield return entry.Wrong("consent", "\"N\"", $"E or E+P is needed for the sensitivity {i.Sensitivity}; only L1 goes without");
        }
        else if (i.Consent == ConsentClass.None && i.Sharing == SharingClass.Restricted)
        {
            yield return entry.Wrong("consent", "\"N\"", "E or E+P is needed for restricted sharing");
        }
    }

    public static IEnumerable<CatalogMistake> ThePersonsConsentIsForPersonalData(InterfaceEntry entry)
    {
        if (entry.Interface.Consent == ConsentClass.EnterpriseAndPerson && !entry.AllFields.Any(f => f.Field.Personal))
        {
            yield return entry.Wrong("consent", "\"E+P\"", "a field with \"personal\": true is needed, otherwise E");
        }
    }

    private static int ShortestTtlDays(Cadence cadence) => cadence switch
    {
        Cadence.Weekly => 7,
        Cadence.Monthly => 31,
        Cadence.Quarterly => 92,
        Cadence.Yearly => 366,
        _ => 1,
    };
}
