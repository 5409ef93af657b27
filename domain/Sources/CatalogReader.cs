using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Hub.Domain.Sources;

/// <summary>A catalog file as it lies in <c>catalog/</c>: its path for messages, and its text.</summary>
public sealed record CatalogFile(string Path, string Text);

/// <summary>Reads catalog files into a <see cref="Catalog"/> and runs the named checks over it.</summary>
public static class CatalogReader
{
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

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
            ? new Catalog([.. departments.Select(d => d.Department).OrderBy(d => d.Id, StringComparer.Ordinal)], VersionOf(sorted))
            : throw new CatalogException(mistakes);
    }

    private static DepartmentEntry? ReadDepartment(CatalogFile file, List<CatalogMistake> mistakes)
    {
        try
        {
            using var document = JsonDocument.Parse(file.Text, Options);
            return DepartmentReader.Read(new CatalogNode(file.Path, "", document.RootElement, mistakes));
        }
        catch (JsonException e)
        {
            var reason = e.Message.Split(" LineNumber:")[0].TrimEnd('.', ' ');
            var where = e.LineNumber is { } line ? $"line {line + 1}" : "the file";
            mistakes.Add(new CatalogMistake(file.Path, where, "no JSON", reason));
            return null;
        }
    }

    private static string FileName(CatalogFile file) => Path.GetFileName(file.Path);

    // The folder a hub runs from does not change what a catalog says, so only the names of the files count.
    private static string VersionOf(IEnumerable<CatalogFile> sorted)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in sorted)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{FileName(file)}\0{file.Text}\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
