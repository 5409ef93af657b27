using Hub.Azure.Sources;
using Hub.Domain.Sharing.Products;
using Hub.Domain.Sources;

namespace Hub.Azure.Sharing;

/// <summary>The files of <c>catalog/products</c> on disk.</summary>
public static class ProductFiles
{
    /// <summary>Reads and checks the types of events.</summary>
    /// <param name="folder">The catalog folder; null or empty for the one beside the program.</param>
    /// <exception cref="CatalogException">The file is absent or has mistakes; all are named.</exception>
    public static EventCatalog LoadEvents(string? folder) => EventCatalogReader.Read(FileOf(folder, "events.json", "the types of events"));

    /// <summary>The file with the rules of risks, which are read beside a rulebook.</summary>
    /// <param name="folder">The catalog folder; null or empty for the one beside the program.</param>
    /// <exception cref="CatalogException">The file is absent.</exception>
    public static CatalogFile RiskRules(string? folder) => FileOf(folder, "risk-rules.json", "the rules of risks");

    private static CatalogFile FileOf(string? folder, string name, string what)
    {
        var path = Path.Combine(CatalogFiles.FolderOf(folder), "products", name);
        return File.Exists(path)
            ? new CatalogFile(Path.GetFileName(path), File.ReadAllText(path))
            : throw new CatalogException([new CatalogMistake(path, "(file)", "absent", $"a file with {what} is needed")]);
    }
}
