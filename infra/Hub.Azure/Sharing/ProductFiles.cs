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
    public static EventCatalog LoadEvents(string? folder)
    {
        var path = Path.Combine(CatalogFiles.FolderOf(folder), "products", "events.json");
        return File.Exists(path)
            ? EventCatalogReader.Read(new CatalogFile(Path.GetFileName(path), File.ReadAllText(path)))
            : throw new CatalogException([new CatalogMistake(path, "(file)", "absent", "a file with the types of events is needed")]);
    }
}
