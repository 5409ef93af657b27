using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>Reads the factor files of <c>catalog/carbon</c>.</summary>
public static class CarbonFactorsReader
{
    /// <summary>Reads and checks the six files, told apart by their names.</summary>
    /// <exception cref="CatalogException">One or more mistakes; every one names file, path, value and what would be right.</exception>
    public static CarbonFactors Read(IEnumerable<CatalogFile> files)
    {
        var mistakes = new List<CatalogMistake>();
        var byName = files.GroupBy(file => Path.GetFileName(file.Path)).ToDictionary(same => same.Key, same => same.First());
        var fuels = ReadFile("fuels.json", FuelTableReader.Read);
        var processes = ReadFile("processes.json", ProcessTableReader.Read);
        var wastewater = ReadFile("wastewater.json", WastewaterFactorsReader.Read);
        var gwp = ReadFile("gwp.json", GwpTableReader.Read);
        var electricity = ReadFile("electricity.json", ElectricityTableReader.Read);
        var heat = ReadFile("heat.json", HeatFactorsReader.Read);
        mistakes.AddRange(byName.Where(f => !CarbonVocabulary.Files.Contains(f.Key)).Select(f => Strange(f.Value)));
        return mistakes.Count == 0
            ? new CarbonFactors(fuels!, processes!, wastewater!, gwp!, electricity!, heat!, CatalogDocument.VersionOf(CarbonVocabulary.Files.Select(name => byName[name])))
            : throw new CatalogException(mistakes);

        T? ReadFile<T>(string name, Func<CatalogNode, T> read)
            where T : class =>
            !byName.TryGetValue(name, out var file) ? Missing<T>(name, mistakes) : CatalogDocument.Root(file, mistakes) is { } root ? read(root) : null;
    }

    private static T? Missing<T>(string name, List<CatalogMistake> mistakes)
        where T : class
    {
        mistakes.Add(new CatalogMistake("catalog/carbon", "the folder", $"without {name}", $"{string.Join(", ", CarbonVocabulary.Files)} are needed"));
        return null;
    }

    private static CatalogMistake Strange(CatalogFile file) => new(
        file.Path, "the file", "not known", $"only {string.Join(", ", CarbonVocabulary.Files)} are read");
}
