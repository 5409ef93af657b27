using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Carbon.Factors;

/// <summary>Reads the factor files of <c>catalog/carbon</c>.</summary>
public static class CarbonFactorsReader
{
    private static readonly JsonDocumentOptions s_options = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

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
            ? new CarbonFactors(fuels!, processes!, wastewater!, gwp!, electricity!, heat!, VersionOf(byName))
            : throw new CatalogException(mistakes);

        T? ReadFile<T>(string name, Func<CatalogNode, T> read)
            where T : class =>
            byName.TryGetValue(name, out var file) ? ReadRoot(file, read, mistakes) : Missing<T>(name, mistakes);
    }

    private static T? ReadRoot<T>(CatalogFile file, Func<CatalogNode, T> read, List<CatalogMistake> mistakes)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(file.Text, s_options);
            return read(new CatalogNode(file.Path, "", document.RootElement, mistakes));
        }
        catch (JsonException e)
        {
            var where = e.LineNumber is { } line ? $"line {line + 1}" : "the file";
            mistakes.Add(new CatalogMistake(file.Path, where, "no JSON", e.Message.Split(" LineNumber:")[0].TrimEnd('.', ' ')));
            return null;
        }
    }

    private static T? Missing<T>(string name, List<CatalogMistake> mistakes)
        where T : class
    {
        mistakes.Add(new CatalogMistake("catalog/carbon", "the folder", $"without {name}", $"{string.Join(", ", CarbonVocabulary.Files)} are needed"));
        return null;
    }

    private static CatalogMistake Strange(CatalogFile file) => new(
        file.Path, "the file", "not known", $"only {string.Join(", ", CarbonVocabulary.Files)} are read");

    private static string VersionOf(Dictionary<string, CatalogFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in CarbonVocabulary.Files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{files[name].Text}\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
