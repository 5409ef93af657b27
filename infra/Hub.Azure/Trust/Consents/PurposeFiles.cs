using Hub.Azure.Sources;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;

namespace Hub.Azure.Trust.Consents;

/// <summary>The files that say what may be read for what, and how roughly.</summary>
public static class PurposeFiles
{
    /// <summary>Reads and checks the purposes.</summary>
    /// <param name="folder">The catalog folder; null or empty for the one beside the program.</param>
    /// <param name="catalog">The interfaces they speak of.</param>
    /// <exception cref="CatalogException">The file is absent or has mistakes; all are named.</exception>
    public static Purposes Load(string? folder, Catalog catalog) => PurposesReader.Read(FileOf(folder, "purposes.json"), catalog);

    /// <summary>Reads and checks the bands.</summary>
    /// <param name="folder">The catalog folder; null or empty for the one beside the program.</param>
    /// <param name="catalog">The fields they are for.</param>
    /// <exception cref="CatalogException">The file is absent or has mistakes; all are named.</exception>
    public static Bands LoadBands(string? folder, Catalog catalog) => BandsReader.Read(FileOf(folder, "bands.json"), catalog);

    private static CatalogFile FileOf(string? folder, string name)
    {
        var path = Path.Combine(CatalogFiles.FolderOf(folder), "trust", name);
        return File.Exists(path)
            ? new CatalogFile(name, File.ReadAllText(path))
            : throw new CatalogException([new CatalogMistake(path, "(file)", "absent", $"the file {name} is needed")]);
    }
}
