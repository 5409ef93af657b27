using Hub.Domain.Intake.Quality;
using Hub.Domain.Sources;

namespace Hub.Azure.Sources;

/// <summary>The catalog's files on disk.</summary>
public static class CatalogFiles
{
    /// <summary>Reads and checks all department files of a catalog folder.</summary>
    /// <param name="folder">The catalog folder; null or empty for the one beside the program.</param>
    /// <exception cref="CatalogException">The files have mistakes; all are named.</exception>
    public static Catalog Load(string? folder)
    {
        var departments = Path.Combine(FolderOf(folder), "departments");
        if (!Directory.Exists(departments))
        {
            throw new CatalogException([new CatalogMistake(departments, "(folder)", "absent", "a folder with one JSON file a department; set Hub:CatalogPath")]);
        }

        return CatalogReader.Read(Directory.EnumerateFiles(departments, "*.json")
            .Order(StringComparer.Ordinal)
            .Select(path => new CatalogFile(Path.GetFileName(path), File.ReadAllText(path))));
    }

    /// <summary>Reads and checks the quality rules of a catalog folder.</summary>
    /// <param name="folder">The catalog folder; null or empty for the one beside the program.</param>
    /// <param name="catalog">The interfaces the rules speak of.</param>
    /// <exception cref="CatalogException">The file is absent or has mistakes; all are named.</exception>
    public static QualityRules LoadRules(string? folder, Catalog catalog)
    {
        var path = Path.Combine(FolderOf(folder), "quality", "rules.json");
        return File.Exists(path)
            ? QualityRulesReader.Read(new CatalogFile(Path.GetFileName(path), File.ReadAllText(path)), catalog)
            : throw new CatalogException([new CatalogMistake(path, "(file)", "absent", "a file with the quality rules is needed")]);
    }

    internal static string FolderOf(string? folder) =>
        string.IsNullOrEmpty(folder) ? Path.Combine(AppContext.BaseDirectory, "catalog") : folder;
}
