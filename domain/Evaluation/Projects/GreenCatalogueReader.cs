using Hub.Domain.Enterprises;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Projects;

/// <summary>Reads <c>green-catalogue.json</c> of a rulebook.</summary>
public static class GreenCatalogueReader
{
    private const int MostCertificates = 100;

    /// <summary>Reads and checks the catalogues.</summary>
    /// <exception cref="CatalogException">One or more mistakes; every one names file, path, value and what would be right.</exception>
    public static GreenCatalogue Read(CatalogFile file) => CatalogDocument.Read(file, ReadFile);

    private static GreenCatalogue ReadFile(CatalogNode root)
    {
        root.AllowOnly(GreenCatalogueVocabulary.File);
        root.Label();
        var sources = root.Keys("sources").ToDictionary(id => id, id => root.Child("sources").Bilingual(id));
        var editions = root.DistinctItems("catalogues", "id").Select(node => ReadEdition(node, sources)).ToList();
        var certificates = root.Child("certificates");
        certificates.AllowOnly(GreenCatalogueVocabulary.Certificates);
        return new GreenCatalogue(editions, Certificate("building"), Certificate("farming"));

        Certificate Certificate(string name) => ReadCertificate(certificates.Child(name), editions, sources);
    }

    private static CatalogueEdition ReadEdition(CatalogNode node, IReadOnlyDictionary<string, BilingualName> sources)
    {
        node.AllowOnly(GreenCatalogueVocabulary.Catalogue);
        node.Word("source", sources);
        var classes = node.DistinctItems("classes", "code");
        return new CatalogueEdition(node.Text("id"), node.Label(), [.. classes.Select(ReadClass)]);
    }

    private static CatalogueClass ReadClass(CatalogNode node)
    {
        node.AllowOnly(GreenCatalogueVocabulary.Class);
        var code = node.Text("code");
        if (CatalogueCode.Read(code) is not { Edition: null, Group: null })
        {
            node.Wrong("code", "a digit is needed");
        }

        var groups = node.Has("groups") ? node.DistinctItems("groups", "code") : [];
        return new CatalogueClass(code, node.Label(), [.. groups.Select(group => ReadGroup(group, code))]);
    }

    private static CatalogueGroup ReadGroup(CatalogNode node, string parent)
    {
        node.AllowOnly(GreenCatalogueVocabulary.Group);
        var code = node.Text("code");
        if (CatalogueCode.Read(code) is not { Edition: null, Group: var group, Class: var @class } || group != code || @class != parent)
        {
            node.Wrong("code", $"the class's code, a point and a number are needed, such as {parent}.1");
        }

        return new CatalogueGroup(code, node.Label());
    }

    private static Certificate ReadCertificate(CatalogNode node, List<CatalogueEdition> editions, IReadOnlyDictionary<string, BilingualName> sources)
    {
        node.AllowOnly(GreenCatalogueVocabulary.Certificate);
        node.Word("source", sources);
        var edition = node.Word("catalogue", editions.DistinctBy(e => e.Id).ToDictionary(e => e.Id));
        var entry = edition is not null && CatalogueCode.Read(node.Text("code")) is { } code ? edition.Find(code) : null;
        if (entry is null && edition is not null)
        {
            node.Wrong("code", $"an entry of the catalogue of {edition.Id} is needed");
        }

        return new Certificate(node.Label(), (int)node.Decimal("atLeast", 1, MostCertificates), ReadDivisions(node), entry ?? new CatalogueEntry("", "", new BilingualName("", "")));
    }

    private static IReadOnlyList<string> ReadDivisions(CatalogNode node)
    {
        var divisions = node.Texts("divisions");
        if (divisions.Any(d => d.Length != 2 || Industry.DivisionOf(d) is null))
        {
            node.Wrong("divisions", "divisions of GB/T 4754 are needed, such as \"01\"");
        }

        return divisions;
    }
}
