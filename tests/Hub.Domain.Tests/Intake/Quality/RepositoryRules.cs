using Hub.Domain.Intake.Quality;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Sources;

namespace Hub.Domain.Tests.Intake.Quality;

/// <summary>The quality rules as they lie in the repository that the tests were built from.</summary>
internal static class RepositoryRules
{
    public static Catalog Catalog { get; } = RepositoryCatalog.Read();

    public static CatalogFile File { get; } = new("rules.json", System.IO.File.ReadAllText(Repository.PathOf("catalog", "quality", "rules.json")));

    public static QualityRules Rules { get; } = QualityRulesReader.Read(File, Catalog);
}
