using System.Text.Json;

namespace Hub.Domain.Sources;

/// <summary>Reads a catalog file that stands by itself: all its mistakes at once.</summary>
internal static class CatalogDocument
{
    private static readonly JsonDocumentOptions s_options = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>What the reading makes of the file's root.</summary>
    /// <exception cref="CatalogException">The reading noted mistakes, or the file is no JSON.</exception>
    public static T Read<T>(CatalogFile file, Func<CatalogNode, T> read)
    {
        var mistakes = new List<CatalogMistake>();
        using var document = Parsed(file);
        var result = read(new CatalogNode(file.Path, "", document.RootElement, mistakes));
        return mistakes.Count == 0 ? result : throw new CatalogException(mistakes);
    }

    private static JsonDocument Parsed(CatalogFile file)
    {
        try
        {
            return JsonDocument.Parse(file.Text, s_options);
        }
        catch (JsonException e)
        {
            var where = e.LineNumber is { } line ? $"line {line + 1}" : "the file";
            throw new CatalogException([new CatalogMistake(file.Path, where, "no JSON", e.Message.Split(" LineNumber:")[0].TrimEnd('.', ' '))]);
        }
    }
}
