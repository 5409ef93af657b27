using Hub.Azure.Sources;
using Hub.Domain.Sharing.Products;
using Hub.Domain.Sharing.Reports;
using Hub.Domain.Sources;

namespace Hub.Azure.Sharing;

/// <summary>The files of <c>catalog/products</c> on disk.</summary>
public static class ProductFiles
{
    /// <summary>Reads and checks the types of events.</summary>
    /// <param name="folder">The catalog folder; null or empty for the one beside the program.</param>
    /// <exception cref="CatalogException">The file is absent or has mistakes; all are named.</exception>
    public static EventCatalog LoadEvents(string? folder) => EventCatalogReader.Read(FileOf(folder, "events.json", "a file with the types of events is needed"));

    /// <summary>Reads and checks the template of credit reports.</summary>
    /// <param name="folder">The catalog folder; null or empty for the one beside the program.</param>
    /// <param name="catalog">The interfaces that it shows.</param>
    /// <exception cref="CatalogException">The file is absent or has mistakes; all are named.</exception>
    public static ReportTemplate LoadReport(string? folder, Catalog catalog) =>
        ReportTemplateReader.Read(FileOf(folder, "report.json", "a file with the template of credit reports is needed"), catalog);

    /// <summary>The file with the rules of risks, which are read beside a rulebook.</summary>
    /// <param name="folder">The catalog folder; null or empty for the one beside the program.</param>
    /// <exception cref="CatalogException">The file is absent.</exception>
    public static CatalogFile RiskRules(string? folder) => FileOf(folder, "risk-rules.json", "a file with the rules of risks is needed");

    private static CatalogFile FileOf(string? folder, string name, string needed)
    {
        var path = Path.Combine(CatalogFiles.FolderOf(folder), "products", name);
        return File.Exists(path) ? new CatalogFile(name, File.ReadAllText(path)) : throw new CatalogException([new CatalogMistake(path, "(file)", "absent", needed)]);
    }
}
