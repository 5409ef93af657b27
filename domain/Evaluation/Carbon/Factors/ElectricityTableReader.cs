using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>Reads <c>electricity.json</c>.</summary>
internal static class ElectricityTableReader
{
    public static ElectricityTable Read(CatalogNode root)
    {
        var file = new FactorFile(root, CarbonVocabulary.Electricity);
        root.Exactly("unit", "tCO2/MWh");
        var families = root.DistinctItems("families", "id");
        List<(CatalogNode Family, IReadOnlyList<CatalogNode> Regions)> read = [.. families.Select(family => (family, family.Items("regions")))];
        read.SelectMany(family => family.Regions).AllDifferent("id");
        return new ElectricityTable([.. read.Select(family => ReadFamily(family.Family, family.Regions, file))]);
    }

    private static GridFamily ReadFamily(CatalogNode node, IReadOnlyList<CatalogNode> regions, FactorFile file)
    {
        node.AllowOnly(CarbonVocabulary.Family);
        return new GridFamily(node.Text("id"), node.Label(), [.. regions.Select(r => ReadRegion(r, file))], node.Remark());
    }

    private static GridRegion ReadRegion(CatalogNode node, FactorFile file)
    {
        node.AllowOnly(CarbonVocabulary.Region);
        var factors = node.DistinctItems("factors", "year");
        return new GridRegion(
            node.Text("id"), node.Label(), [.. factors.Select(f => ReadFactor(f, file)).OrderBy(f => f.Year)], node.Remark());
    }

    private static GridFactor ReadFactor(CatalogNode node, FactorFile file)
    {
        node.AllowOnly(CarbonVocabulary.GridFactor);
        var year = node.Integer("year");
        if (year is not 0 and (< 2000 or > 2100))
        {
            node.Wrong("year", "a year from 2000 to 2100 is needed");
        }

        return new GridFactor(year, node.Number("value", 0, 1.5), file.Source(node));
    }
}
