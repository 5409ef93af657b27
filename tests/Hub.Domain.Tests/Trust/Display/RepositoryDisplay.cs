using Hub.Domain.Sources;
using Hub.Domain.Tests.Evaluation;
using Hub.Domain.Trust.Display;

namespace Hub.Domain.Tests.Trust.Display;

/// <summary>The terms of display as they lie in the repository.</summary>
internal static class RepositoryDisplay
{
    public static string Text { get; } = File.ReadAllText(Repository.PathOf("catalog/trust/repair.json"));

    public static DisplayRules Rules { get; } = Read(Text);

    public static DisplayRules Read(string text) => DisplayRulesReader.Read(new CatalogFile("repair.json", text), PublishedRulebook.Catalog);
}
