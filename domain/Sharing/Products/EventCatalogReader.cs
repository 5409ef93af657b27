using System.Text.Json;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Products;

/// <summary>Reads <c>catalog/products/events.json</c>.</summary>
public static class EventCatalogReader
{
    private const string Prefix = "cn.hub.";

    private static readonly string[] s_file = ["$schema", "version", "zh", "en", "types"];
    private static readonly string[] s_type = ["type", "zh", "en", "describes", "product", "sensitivity", "notice", "data"];
    private static readonly Dictionary<string, string> s_sensitivities = new() { ["L1"] = "L1", ["L2"] = "L2", ["L3"] = "L3", ["L4"] = "L4" };

    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="CatalogException">One or more mistakes; every one names file, path, value and what would be right.</exception>
    public static EventCatalog Read(CatalogFile file) => CatalogDocument.Read(file, ReadFile);

    private static EventCatalog ReadFile(CatalogNode root)
    {
        root.AllowOnly(s_file);
        root.Label();
        var nodes = root.Items("types");
        var types = nodes.Select(ReadType).ToList();
        foreach (var (node, type) in nodes.Zip(types).Where(p => types.Count(t => t.Type == p.Second.Type) > 1))
        {
            node.Wrong("type", $"{type.Type} stands here more than once; each type stands once");
        }

        return new EventCatalog(root.Text("version"), types);
    }

    private static EventType ReadType(CatalogNode node)
    {
        node.AllowOnly(s_type);
        var type = node.Text("type");
        if (!type.StartsWith(Prefix, StringComparison.Ordinal))
        {
            node.Wrong("type", $"a name that begins with {Prefix} is needed");
        }

        return new EventType(
            type, node.Label(), node.Bilingual("describes"), node.Has("product") ? node.Text("product") : null,
            node.Word("sensitivity", s_sensitivities) ?? "L4", node.Property("notice").ValueKind == JsonValueKind.True, SchemaOf(node));
    }

    private static JsonElement SchemaOf(CatalogNode node)
    {
        var schema = node.Property("data");
        if (schema.ValueKind != JsonValueKind.Object)
        {
            node.Wrong("data", "a JSON Schema of the event's data is needed");
            return default;
        }

        return schema.Clone();
    }
}
