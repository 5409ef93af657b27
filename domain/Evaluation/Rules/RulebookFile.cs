using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Rules;

/// <summary>The JSON documents of a rulebook's folder.</summary>
internal sealed class RulebookFile
{
    private static readonly JsonDocumentOptions s_options = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The root of a file; an undefined one, which is noted, if it is absent or no JSON.</summary>
    public static CatalogNode Root(IReadOnlyList<CatalogFile> files, string name, List<CatalogMistake> mistakes)
    {
        if (files.FirstOrDefault(f => Path.GetFileName(f.Path) == name) is not { } file)
        {
            mistakes.Add(new CatalogMistake(name, "the file", "absent", "every rulebook has one"));
            return new CatalogNode(name, "", default, []);
        }

        try
        {
            // The document lives as long as its nodes: a rulebook is read once.
            return new CatalogNode(file.Path, "", JsonDocument.Parse(file.Text, s_options).RootElement, mistakes);
        }
        catch (JsonException e)
        {
            var where = e.LineNumber is { } line ? $"line {line + 1}" : "the file";
            mistakes.Add(new CatalogMistake(file.Path, where, "no JSON", e.Message.Split(" LineNumber:")[0].TrimEnd('.', ' ')));
            return new CatalogNode(file.Path, "", default, []);
        }
    }
}
