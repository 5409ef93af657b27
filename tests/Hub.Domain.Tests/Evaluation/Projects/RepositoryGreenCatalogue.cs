using Hub.Domain.Evaluation.Projects;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Evaluation.Projects;

/// <summary>The green catalogue of the rulebook as it lies in the repository.</summary>
internal static class RepositoryGreenCatalogue
{
    public static string Text { get; } = File.ReadAllText(Repository.PathOf("catalog/rulebooks/2026.1/green-catalogue.json"));

    public static GreenCatalogue All { get; } = GreenCatalogueReader.Read(new CatalogFile("green-catalogue.json", Text));
}
