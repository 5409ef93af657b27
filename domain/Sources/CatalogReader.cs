namespace Hub.Domain.Sources;

/// <summary>A catalog file as it lies in <c>catalog/</c>: its path for messages, and its text.</summary>
public sealed record CatalogFile(string Path, string Text);

/// <summary>Reads catalog files into a <see cref="Catalog"/> and runs the named checks over it.</summary>
public static class CatalogReader
{
    /// <summary>Reads and checks the department files.</summary>
    /// <exception cref="CatalogException">One or more mistakes; every one names file, path, value and what would be right.</exception>
    public static Catalog Read(IEnumerable<CatalogFile> files)
    {
        var sorted = files.OrderBy(FileName, StringComparer.Ordinal).ToList();
        var mistakes = new List<CatalogMistake>();
        var departments = sorted.Select(file => ReadDepartment(file, mistakes)).OfType<DepartmentEntry>().ToList();
        mistakes.AddRange(CatalogChecks.All(departments));
        if (sorted.Count == 0)
        {
            mistakes.Add(new CatalogMistake("catalog/departments", "the folder", "empty", "a file a department is needed"));
        }

        return mistakes.Count == 0
            ? new Catalog([.. departments.Select(d => d.Department).OrderBy(d => d.Id, StringComparer.Ordinal)], CatalogDocument.VersionOf(sorted))
            : throw new CatalogException(mistakes);
    }

    private static DepartmentEntry? ReadDepartment(CatalogFile file, List<CatalogMistake> mistakes) =>
        CatalogDocument.Root(file, mistakes) is { } root ? DepartmentReader.Read(root) : null;

    private static string FileName(CatalogFile file) => Path.GetFileName(file.Path);
}
