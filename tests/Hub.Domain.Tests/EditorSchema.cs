using System.Text.Json;

namespace Hub.Domain.Tests;

/// <summary>A schema of <c>catalog/schema</c>, by which an editor completes and checks a catalog file.</summary>
internal sealed class EditorSchema(string name)
{
    private readonly JsonElement _definitions =
        JsonElement.Parse(File.ReadAllText(Repository.PathOf("catalog", "schema", $"{name}.schema.json"))).GetProperty("$defs");

    public JsonElement this[string definition] => _definitions.GetProperty(definition);

    /// <summary>The names of a definition's properties, in their order.</summary>
    public IEnumerable<string> NamesOf(string definition) => this[definition].GetProperty("properties").EnumerateObject().Select(p => p.Name);

    /// <summary>The words that a property may be, in their order.</summary>
    public IEnumerable<string> WordsOf(string definition, string property) =>
        this[definition].GetProperty("properties").GetProperty(property).GetProperty("enum").EnumerateArray().Select(e => e.GetString()!);

    /// <summary>The schema that a catalog file names.</summary>
    public static string? Of(string file) => JsonElement.Parse(file).GetProperty("$schema").GetString();
}
