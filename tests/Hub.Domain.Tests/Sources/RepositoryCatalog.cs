using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Sources;

/// <summary>The catalog as it lies in the repository that the tests were built from.</summary>
internal static class RepositoryCatalog
{
    public static IReadOnlyList<CatalogFile> DepartmentFiles { get; } =
        [.. Directory.EnumerateFiles(PathOf("catalog/departments"), "*.json").Select(path => new CatalogFile(path, File.ReadAllText(path)))];

    public static Catalog Read() => CatalogReader.Read(DepartmentFiles);

    public static string PathOf(string relative) => Path.Combine(Root(), relative);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Hub.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"no Hub.sln above {AppContext.BaseDirectory}");
        }

        return folder.FullName;
    }
}
