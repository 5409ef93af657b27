using Hub.Domain.Sources;

namespace Hub.Domain.Trust.Consents;

/// <summary>Reads <c>catalog/trust/purposes.json</c>.</summary>
public static class PurposesReader
{
    private const int LongestMonths = 360;

    /// <summary>Reads the purposes and checks them against the catalog.</summary>
    /// <exception cref="CatalogException">One or more mistakes; every one names file, path, value and what would be right.</exception>
    public static Purposes Read(CatalogFile file, Catalog catalog) => CatalogDocument.Read(file, root => ReadFile(root, catalog));

    private static Purposes ReadFile(CatalogNode root, Catalog catalog)
    {
        root.AllowOnly(PurposesVocabulary.File);
        var matrix = ReadMatrix(root);
        var nodes = root.Items("purposes");
        var purposes = nodes.Select(node => ReadPurpose(node, matrix)).ToList();
        var persons = ReadPersons(root);
        PurposesChecks.EveryPurposeStandsOnce(root, nodes, purposes);
        PurposesChecks.EveryInterfaceIsClassified(root, matrix, catalog);
        PurposesChecks.PersonsAreNamedByAField(root, persons, catalog);
        return new Purposes(purposes, persons);
    }

    private static Purpose ReadPurpose(CatalogNode node, IReadOnlyDictionary<string, IReadOnlyList<string>> matrix)
    {
        node.AllowOnly(PurposesVocabulary.Purpose);
        var code = node.Word("code", CatalogVocabulary.PurposeCodes) ?? "";
        return new Purpose(
            code,
            node.Label(),
            ReadWords(node, "askers", PurposesVocabulary.Askers),
            node.Has("consentMonths") ? (int)node.Decimal("consentMonths", 1, LongestMonths) : null,
            node.Flag("untilLoanEnds"),
            ReadWords(node, "products", PurposesVocabulary.Products),
            matrix.Where(row => row.Value.Contains(code)).Select(row => row.Key).ToHashSet());
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadMatrix(CatalogNode root)
    {
        var rows = root.Child("interfaces");
        return root.Keys("interfaces").ToDictionary(id => id, id => ReadWords(rows, id, CatalogVocabulary.PurposeCodes));
    }

    private static Dictionary<string, string> ReadPersons(CatalogNode root)
    {
        var persons = root.Child("persons");
        return root.Keys("persons").ToDictionary(id => id, persons.Text);
    }

    private static IReadOnlyList<T> ReadWords<T>(CatalogNode node, string name, IReadOnlyDictionary<string, T> words)
    {
        var given = node.Texts(name);
        if (given.FirstOrDefault(word => !words.ContainsKey(word)) is { } unknown)
        {
            node.Wrong(name, $"{unknown} is none of {string.Join(", ", words.Keys)}{Suggestion.For(unknown, [.. words.Keys])}");
        }

        return [.. given.Where(words.ContainsKey).Select(word => words[word])];
    }
}
