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
        var departments = Path.Combine(string.IsNullOrEmpty(folder) ? Path.Combine(AppContext.BaseDirectory, "catalog") : folder, "departments");
        if (!Directory.Exists(departments))
        {
            throw new CatalogException([new CatalogMistake(departments, "(folder)", "absent", "a folder with one JSON file a department; set Hub:CatalogPath")]);
        }

        return CatalogReader.Read(Directory.EnumerateFiles(departments, "*.json")
            .Order(StringComparer.Ordinal)
            .Select(path => new CatalogFile(Path.GetFileName(path), File.ReadAllText(path))));
    }
}
