using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Sources;

/// <summary>The catalog as it lies in the repository that the tests were built from.</summary>
internal static class RepositoryCatalog
{
    public static IReadOnlyList<CatalogFile> DepartmentFiles { get; } =
        [.. Directory.EnumerateFiles(Repository.PathOf("catalog", "departments"), "*.json").Select(path => new CatalogFile(path, File.ReadAllText(path)))];

    public static Catalog Read() => CatalogReader.Read(DepartmentFiles);
}
