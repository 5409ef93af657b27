using Hub.Domain.Sources;

namespace Hub.Domain.Trust.Consents;

/// <summary>What the purposes must hold beyond being readable.</summary>
internal static class PurposesChecks
{
    public static void EveryPurposeStandsOnce(CatalogNode root, IReadOnlyList<CatalogNode> nodes, IReadOnlyList<Purpose> purposes)
    {
        foreach (var (node, purpose) in nodes.Zip(purposes))
        {
            if (purposes.First(p => p.Code == purpose.Code) != purpose)
            {
                node.Wrong("code", "every purpose stands once");
            }
        }

        if (CatalogVocabulary.PurposeCodes.Keys.Except(purposes.Select(p => p.Code)).ToList() is { Count: > 0 } absent)
        {
            root.Wrong("purposes", $"every purpose is needed; absent: {string.Join(", ", absent)}");
        }
    }

    /// <summary>An interface that nobody classified would be read for nothing or for everything by accident.</summary>
    public static void EveryInterfaceIsClassified(CatalogNode root, IReadOnlyDictionary<string, IReadOnlyList<string>> matrix, Catalog catalog)
    {
        if (catalog.Interfaces.Select(i => i.Id).Except(matrix.Keys).ToList() is { Count: > 0 } absent)
        {
            root.Wrong("interfaces", $"every interface of the catalog needs its purposes; absent: {string.Join(", ", absent)}");
        }

        foreach (var unknown in matrix.Keys.Where(id => catalog.FindInterface(id) is null))
        {
            root.Child("interfaces").Wrong(unknown, $"there is no interface {unknown}; valid are {catalog.Interfaces[0].Id} to {catalog.Interfaces[^1].Id}");
        }
    }

    public static void PersonsAreNamedByAField(CatalogNode root, IReadOnlyDictionary<string, string> persons, Catalog catalog)
    {
        var needed = catalog.Interfaces.Where(i => i.Consent == ConsentClass.EnterpriseAndPerson).ToList();
        foreach (var i in needed.Where(i => !persons.TryGetValue(i.Id, out var field) || i.FindField(field) is not { Required: true, Personal: true }))
        {
            root.Child("persons").Wrong(i.Id, $"{i.Id} needs the person's consent: the name of its required personal field with the person's digest is needed");
        }

        foreach (var unneeded in persons.Keys.Except(needed.Select(i => i.Id)))
        {
            root.Child("persons").Wrong(unneeded, "only interfaces of the class E+P stand here");
        }
    }
}
