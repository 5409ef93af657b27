using System.Text.Json;

namespace Hub.Domain.Sources;

/// <summary>
/// A value of a catalog file together with where it stands. Reading from it (<see cref="CatalogValues"/>) never throws:
/// a mistake is noted and a harmless value returned, so that one pass finds them all.
/// </summary>
internal sealed class CatalogNode(string file, string path, JsonElement value, List<CatalogMistake> mistakes)
{
    public string File => file;

    public string Path => path;

    public JsonElement Value => value;

    public int MistakeCount => mistakes.Count;

    /// <summary>The property of that name; of kind Undefined if there is none.</summary>
    public JsonElement Property(string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var property) ? property : default;

    public bool Has(string name) => Property(name).ValueKind != JsonValueKind.Undefined;

    public CatalogNode Child(string name) => new(file, PathOf(name), Property(name), mistakes);

    /// <summary>The objects of a list, which must not be empty.</summary>
    public IReadOnlyList<CatalogNode> Items(string name)
    {
        var array = Property(name);
        if (array.ValueKind == JsonValueKind.Array && array.GetArrayLength() > 0)
        {
            return [.. array.EnumerateArray().Select((e, i) => new CatalogNode(file, $"{PathOf(name)}[{i}]", e, mistakes))];
        }

        Wrong(name, "a list with at least one object is needed");
        return [];
    }

    /// <summary>Notes everything but an object, and every property that is not among the names.</summary>
    public void AllowOnly(IReadOnlyList<string> names)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Note(path, value, $"an object with {string.Join(", ", names)} is needed");
            return;
        }

        foreach (var property in value.EnumerateObject().Where(p => !names.Contains(p.Name)))
        {
            var expected = $"no such property; valid are {string.Join(", ", names)}{Suggestion.For(property.Name, [.. names])}";
            Note(PathOf(property.Name), property.Value, expected);
        }
    }

    /// <summary>Notes that the property is not what it should be. What is no object has been noted as a whole.</summary>
    public void Wrong(string name, string expected)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            Note(PathOf(name), Property(name), expected);
        }
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private void Note(string where, JsonElement found, string expected) =>
        mistakes.Add(new CatalogMistake(file, where.Length == 0 ? "the file" : where, Shown(found), expected));

    private static string Shown(JsonElement found)
    {
        var raw = found.ValueKind switch
        {
            JsonValueKind.Undefined => "missing",
            JsonValueKind.Object or JsonValueKind.Array => string.Join(' ', found.GetRawText().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            _ => found.GetRawText(),
        };
        return raw.Length <= 60 ? raw : $"{raw[..60]}…";
    }
}
