using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>Reads <c>wastewater.json</c>.</summary>
internal static class WastewaterFactorsReader
{
    public static WastewaterFactors Read(CatalogNode root)
    {
        var file = new FactorFile(root, CarbonVocabulary.Wastewater);
        var treatments = root.DistinctItems("treatments", "code");
        return new WastewaterFactors(
            file.Factor("methaneCapacity", "kgCH4/kgCOD", 0.01, 0.6),
            file.Factor("methaneDensity", "t/万Nm3", 7, 7.5),
            file.Factor("methaneDestroyed", "1", 0.5, 1),
            ReadPlausibility(root.Child("plausibility"), file),
            [.. treatments.Select(node => ReadTreatment(node, file))])
        {
            CarbonDioxideDensity = file.Factor("carbonDioxideDensity", "t/万Nm3", 19, 20.5),
            MolarVolume = file.Factor("molarVolume", "Nm3/kmol", 22, 25),
            MethaneMolarMass = file.Factor("methaneMolarMass", "kg/kmol", 16, 16.1),
            FieldMean = file.Factor("fieldMean", "kgCH4/kgCOD", 0, 0.6),
        };
    }

    private static WastewaterPlausibility ReadPlausibility(CatalogNode node, FactorFile file)
    {
        node.AllowOnly(CarbonVocabulary.WastewaterPlausibility);
        node.Exactly("unit", "mg/L");
        node.Remark();
        return new WastewaterPlausibility(
            new MilligramsPerLitre(node.Number("leastAnaerobicCod", 0, 1_000)),
            new MilligramsPerLitre(node.Number("mostCod", 10_000, 2_000_000)),
            file.Source(node));
    }

    private static Treatment ReadTreatment(CatalogNode node, FactorFile file)
    {
        node.AllowOnly(CarbonVocabulary.Treatment);
        var mcf = node.Number("mcf", 0, 1);
        var (least, most) = ReadRange(node, mcf);
        return new Treatment(node.Text("code"), node.Label(), mcf, least, most, node.Flag("anaerobic"), file.Source(node));
    }

    private static (double Least, double Most) ReadRange(CatalogNode node, double mcf)
    {
        var range = node.Property("range");
        double[] ends = range.ValueKind == JsonValueKind.Array && range.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Number)
            ? [.. range.EnumerateArray().Select(e => e.GetDouble())]
            : [];
        if (ends.Length != 2 || ends[0] < 0 || ends[1] > 1 || !(ends[0] <= mcf && mcf <= ends[1]))
        {
            node.Wrong("range", "two numbers from 0 to 1 with mcf between them are needed");
            return (0, 0);
        }

        return (ends[0], ends[1]);
    }
}
