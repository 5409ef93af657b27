using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>Reads <c>processes.json</c>.</summary>
internal static class ProcessTableReader
{
    public static ProcessTable Read(CatalogNode root)
    {
        var file = new FactorFile(root, ["processes"]);
        return new ProcessTable([.. root.DistinctItems("processes", "code").Select(node => ReadProcess(node, file))]);
    }

    private static Process ReadProcess(CatalogNode node, FactorFile file)
    {
        node.AllowOnly(CarbonVocabulary.Process);
        return new Process(
            node.Text("code"),
            node.Label(),
            [.. node.Items("emissions").Select(ReadEmission)],
            node.Flag("deduct"),
            node.Has("purity") && node.Word("purity", CarbonVocabulary.Purities),
            file.Source(node),
            node.Remark());
    }

    private static ProcessEmission ReadEmission(CatalogNode node)
    {
        node.AllowOnly(CarbonVocabulary.Emission);
        var unit = node.Word("unit", CarbonVocabulary.ProcessUnits);
        return new ProcessEmission(node.Number("factor", 0, 5), unit ?? CarbonVocabulary.ProcessUnits["tCO2/t"]);
    }
}
