using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Hub.Domain.Sources;

/// <summary>How every file of the catalog is read as JSON: comments and trailing commas are allowed, a property twice is not.</summary>
internal static class CatalogDocument
{
    private static readonly JsonDocumentOptions s_options = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>What the reading makes of the root of a file that stands by itself: all its mistakes at once.</summary>
    /// <exception cref="CatalogException">The reading noted mistakes, or the file is no JSON.</exception>
    public static T Read<T>(CatalogFile file, Func<CatalogNode, T> read)
        where T : class
    {
        var mistakes = new List<CatalogMistake>();
        var result = Root(file, mistakes) is { } root ? read(root) : null;
        return mistakes.Count == 0 ? result! : throw new CatalogException(mistakes);
    }

    /// <summary>The root of a file, from which mistakes are noted; null if it is no JSON, which is noted too.</summary>
    public static CatalogNode? Root(CatalogFile file, List<CatalogMistake> mistakes)
    {
        try
        {
            return new CatalogNode(file.Path, "", JsonElement.Parse(file.Text, s_options), mistakes);
        }
        catch (JsonException e)
        {
            var where = e.LineNumber is { } line ? $"line {line + 1}" : "the file";
            mistakes.Add(new CatalogMistake(file.Path, where, "no JSON", e.Message.Split(" LineNumber:")[0].TrimEnd('.', ' ')));
            return null;
        }
    }

    /// <summary>The version of files: 16 digits that change with any of their texts, in the order given.</summary>
    /// <remarks>The folder a hub runs from does not change what a catalog says, so only the names of the files count.</remarks>
    public static string VersionOf(IEnumerable<CatalogFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetFileName(file.Path)}\0{file.Text}\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
