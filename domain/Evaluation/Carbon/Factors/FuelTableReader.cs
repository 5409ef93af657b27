using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>Reads <c>fuels.json</c>. The bounds of values are wide enough for any fuel and narrow enough for a slip of units.</summary>
internal static class FuelTableReader
{
    public static FuelTable Read(CatalogNode root)
    {
        var file = new FactorFile(root, CarbonVocabulary.Fuels);
        CheckUnits(root.Child("units"));
        List<FuelSet> known = [.. root.DistinctItems("sets", "id").Select(node => ReadSet(node, file))];
        var fuels = root.DistinctItems("fuels", "code");
        return new FuelTable(known, [.. fuels.Select(node => ReadFuel(node, known))], ReadPlausibility(root.Child("plausibility"), file));
    }

    private static void CheckUnits(CatalogNode node)
    {
        node.AllowOnly([.. CarbonVocabulary.FuelValueUnits.Keys]);
        foreach (var (name, unit) in CarbonVocabulary.FuelValueUnits)
        {
            node.Exactly(name, unit);
        }
    }

    private static FuelSet ReadSet(CatalogNode node, FactorFile file)
    {
        node.AllowOnly(CarbonVocabulary.Set);
        return new FuelSet(node.Text("id"), node.Label(), file.Source(node));
    }

    private static Fuel ReadFuel(CatalogNode node, IReadOnlyList<FuelSet> sets)
    {
        node.AllowOnly(CarbonVocabulary.Fuel);
        var unit = node.Word("unit", CarbonVocabulary.FuelUnits);
        var ids = node.Keys("values");
        if (ids.Count == 0 && node.Has("values"))
        {
            node.Wrong("values", "values of at least one set are needed");
        }

        foreach (var id in ids.Where(id => !sets.Any(s => s.Id == id)))
        {
            node.Child("values").Wrong(id, $"no such set; valid are {string.Join(", ", sets.Select(s => s.Id))}");
        }

        return new Fuel(
            node.Text("code"), node.Label(), unit, ids.ToDictionary(id => id, id => ReadValues(node.Child("values").Child(id), unit)), node.Remark());
    }

    private static FuelValues ReadValues(CatalogNode node, FuelUnit unit)
    {
        node.AllowOnly([.. CarbonVocabulary.FuelValueUnits.Keys]);
        var (least, most) = unit == FuelUnit.TenThousandNm3 ? (10, 500) : (5, 60);
        return new FuelValues(node.Number("ncv", least, most), node.Number("cc", 0.01, 0.08), node.Number("of", 0.5, 1));
    }

    private static FuelPlausibility ReadPlausibility(CatalogNode node, FactorFile file)
    {
        node.AllowOnly(CarbonVocabulary.FuelPlausibility);
        node.Remark();
        return new FuelPlausibility(
            node.Number("timesEnergyUse", 1, 10_000),
            node.Number("tcePerTenThousandYuan", 1, 10_000),
            new TonnesCoalEquivalent(node.Number("ignoredBelowTce", 0, 1_000)),
            node.Number("gjPerTce", 29, 30),
            file.Source(node));
    }
}
