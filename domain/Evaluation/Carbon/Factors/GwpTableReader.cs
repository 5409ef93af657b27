using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>Reads <c>gwp.json</c>. Every version has every gas.</summary>
internal static class GwpTableReader
{
    public static GwpTable Read(CatalogNode root)
    {
        var file = new FactorFile(root, CarbonVocabulary.Gwp);
        root.Exactly("unit", "tCO2e/t");
        return new GwpTable([.. root.DistinctItems("versions", "id").Select(node => ReadVersion(node, file))]);
    }

    private static GwpVersion ReadVersion(CatalogNode node, FactorFile file)
    {
        node.AllowOnly(CarbonVocabulary.Version);
        var values = node.Child("values");
        values.AllowOnly(GwpVersion.Gases);
        return new GwpVersion(
            node.Text("id"),
            node.Label(),
            GwpVersion.Gases.ToDictionary(gas => gas, gas => values.Number(gas, 1, 50_000)),
            file.Source(node),
            node.Remark());
    }
}
