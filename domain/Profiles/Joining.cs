using System.Text.Encodings.Web;
using System.Text.Json;
using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Domain.Profiles;

/// <summary>
/// Joins the parts of items. Parts are stored as items of their own, so that folding need not know of them; whoever shows or
/// evaluates a section looks at the joined items. The result depends on the parts alone, not on when each came.
/// </summary>
public static class Joining
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The section with the parts of each item as one; the section itself where its interface has no parts.</summary>
    public static Section Joined(this Section section, Interface @interface) => @interface.Source.Part is null
        ? section
        : section with
        {
            Items =
            [
                .. section.Items
                    .Select(item => (Key: PartKey.Parse(item.Key), Item: item))
                    .GroupBy(part => part.Key.Item)
                    .Select(parts => Join(parts.Key, [.. parts.OrderBy(p => p.Key.Part, StringComparer.Ordinal).Select(p => p.Item)], @interface))
                    .OrderBy(item => item.Key, StringComparer.Ordinal),
            ],
        };

    /// <summary>
    /// The items that are not withdrawn, the parts of each together in the order of parts. They are not made one document: who looks for
    /// single fields reads the parts, <see cref="OldestFirst"/> where the newest counts.
    /// </summary>
    public static IReadOnlyList<Item> Grouped(this Section section, Interface @interface)
    {
        var present = section.Items.Any(i => i.Deleted) ? [.. section.Present] : section.Items;
        return @interface.Source.Part is null ? present : Together(present);
    }

    /// <summary>The parts of an item, the newest last; of those of one instant the first is the last. An item without parts is its own.</summary>
    public static IReadOnlyList<Item> OldestFirst(this Item item) =>
        item.Parts is not { } parts ? [item] : parts.Count == 1 ? parts : [.. parts.Reverse().OrderBy(p => p.AsOf)];

    /// <summary>In the order of keys the parts of an item lie side by side, but where keys hold signs below the mark of parts.</summary>
    private static List<Item> Together(IReadOnlyList<Item> items)
    {
        var parts = items.Select(item => (PartKey.Parse(item.Key).Item, Part: item)).ToArray();
        if (parts.Zip(parts.Skip(1)).Any(p => string.CompareOrdinal(p.First.Item, p.Second.Item) > 0))
        {
            parts = [.. parts.OrderBy(p => p.Item, StringComparer.Ordinal)];
        }

        var joined = new List<Item>(parts.Length);
        for (int first = 0, end; first < parts.Length; first = end)
        {
            for (end = first + 1; end < parts.Length && parts[end].Item == parts[first].Item; end++)
            {
            }

            var together = parts[first..end].Select(p => p.Part).ToArray();
            joined.Add(together.MaxBy(p => p.AsOf)! with { Key = parts[first].Item, Parts = together });
        }

        return joined;
    }

    /// <summary>An item is withdrawn when all its parts are.</summary>
    private static Item Join(string key, IReadOnlyList<Item> parts, Interface @interface)
    {
        var present = parts.Where(p => !p.Deleted).ToList();
        if (present.Count == 0)
        {
            return parts.MaxBy(p => p.AsOf)! with { Key = key, Parts = parts };
        }

        return present.MaxBy(p => p.AsOf)! with { Key = key, Content = Union(present, @interface), Parts = present };
    }

    private static byte[] Union(IReadOnlyList<Item> parts, Interface @interface)
    {
        var documents = parts.Select(p => JsonDocument.Parse(p.Content)).ToList();
        var newestFirst = documents.Zip(parts).OrderByDescending(d => d.Second.AsOf).Select(d => d.First.RootElement).ToList();
        using var content = new MemoryStream();
        using var writer = new Utf8JsonWriter(content, s_writing);
        writer.WriteStartObject();
        foreach (var name in NamesOf(documents, @interface))
        {
            var stated = documents.Select(d => ValueOf(d.RootElement, name)).Where(v => v.ValueKind == JsonValueKind.Array).ToList();
            writer.WritePropertyName(name);
            if (stated.Count > 0)
            {
                WriteLists(stated, writer);
            }
            else
            {
                WriteNewest(newestFirst.Select(r => ValueOf(r, name)), writer);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        documents.ForEach(d => d.Dispose());
        return content.ToArray();
    }

    /// <summary>In catalog order; behind them what an earlier catalog knew.</summary>
    private static IEnumerable<string> NamesOf(List<JsonDocument> documents, Interface @interface)
    {
        var delivered = documents.SelectMany(d => d.RootElement.EnumerateObject().Select(p => p.Name)).Distinct().ToList();
        var known = @interface.Fields.Select(f => f.Name).Where(delivered.Contains).ToList();
        return known.Concat(delivered.Except(known));
    }

    private static JsonElement ValueOf(JsonElement record, string name) => record.TryGetProperty(name, out var value) ? value : default;

    private static void WriteLists(List<JsonElement> lists, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var element in lists.SelectMany(list => list.EnumerateArray()))
        {
            element.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    /// <summary>The newest part that states the field; null if all leave it open.</summary>
    private static void WriteNewest(IEnumerable<JsonElement> values, Utf8JsonWriter writer)
    {
        var stated = values.FirstOrDefault(v => v.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null));
        if (stated.ValueKind == JsonValueKind.Undefined)
        {
            writer.WriteNullValue();
        }
        else
        {
            stated.WriteTo(writer);
        }
    }
}
