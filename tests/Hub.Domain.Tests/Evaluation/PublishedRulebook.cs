using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Sharing.Risks;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Evaluation;

/// <summary>The catalog and the rulebook as they lie in the repository.</summary>
internal static class PublishedRulebook
{
    public static Catalog Catalog { get; } = CatalogReader.Read(FilesOf("catalog/departments"));

    public static IReadOnlyList<CatalogFile> Files { get; } = FilesOf("catalog/rulebooks/2026.1");

    public static Rulebook Value { get; } = RulebookReader.Read(Files, Catalog);

    public static CatalogFile RiskFile { get; } = new("risk-rules.json", File.ReadAllText(Repository.PathOf("catalog/products/risk-rules.json")));

    public static RiskRules Risks { get; } = RiskRulesReader.Read(RiskFile, Value);

    /// <summary>The rules of risks beside a rulebook.</summary>
    public static RiskRules RisksBeside(Rulebook rulebook) => ReferenceEquals(rulebook, Value) ? Risks : RiskRulesReader.Read(RiskFile, rulebook);

    private static List<CatalogFile> FilesOf(string folder) =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf(folder), "*.json")
            .Order(StringComparer.Ordinal)
            .Select(path => new CatalogFile(Path.GetFileName(path), File.ReadAllText(path))),
    ];
}
