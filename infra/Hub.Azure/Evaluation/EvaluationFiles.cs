using Hub.Azure.Sharing;
using Hub.Azure.Sources;
using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Evaluation.Subsidies;
using Hub.Domain.Sharing.Risks;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Display;

namespace Hub.Azure.Evaluation;

/// <summary>The files of the rulebooks and of the emission factors on disk.</summary>
public static class EvaluationFiles
{
    /// <summary>Reads and checks every version of the rulebook with the rules of risks beside it, and the emission factors.</summary>
    /// <param name="folder">The catalog folder; null or empty for the one beside the program.</param>
    /// <param name="catalog">The interfaces that rulebooks speak of.</param>
    /// <param name="display">What of a profile an evaluation may see.</param>
    /// <exception cref="CatalogException">Files are absent or have mistakes; all are named.</exception>
    public static Rulebooks Load(string? folder, Catalog catalog, DisplayRules display)
    {
        var root = CatalogFiles.FolderOf(folder);
        var risks = ProductFiles.RiskRules(folder);
        var rulebooks = FoldersOf(Path.Combine(root, "rulebooks")).Select(version => RulebookReader.Read(FilesOf(version), catalog)).ToList();
        return new Rulebooks(rulebooks, CarbonFactorsReader.Read(FilesOf(Path.Combine(root, "carbon"))), catalog, display, rulebook => RiskRulesReader.Read(risks, rulebook));
    }

    /// <summary>Reads and checks the loan prime rates.</summary>
    /// <param name="folder">The catalog folder; null or empty for the one beside the program.</param>
    /// <exception cref="CatalogException">The file is absent or has mistakes; all are named.</exception>
    public static LoanPrimeRates LoadRates(string? folder)
    {
        var files = FilesOf(Path.Combine(CatalogFiles.FolderOf(folder), "lending"));
        return files.FirstOrDefault(f => f.Path == "lending/loan-prime-rates.json") is { } file
            ? LoanPrimeRatesReader.Read(file)
            : throw new CatalogException([new CatalogMistake("lending/loan-prime-rates.json", "(file)", "absent", "the table of loan prime rates is needed")]);
    }

    private static IEnumerable<string> FoldersOf(string path) => Directory.Exists(path)
        ? Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal)
        : throw new CatalogException([new CatalogMistake(path, "(folder)", "absent", "a folder with one folder a version of the rulebook is needed")]);

    private static List<CatalogFile> FilesOf(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(path => new CatalogFile(NameOf(path), File.ReadAllText(path)))]
        : throw new CatalogException([new CatalogMistake(folder, "(folder)", "absent", "a folder with its JSON files is needed")]);

    private static string NameOf(string path) => $"{Path.GetFileName(Path.GetDirectoryName(path))}/{Path.GetFileName(path)}";
}
