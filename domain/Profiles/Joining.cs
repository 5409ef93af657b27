using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Domain.Profiles;

/// <summary>A record as it is shown and evaluated.</summary>
/// <param name="Key">Identity inside the section.</param>
/// <param name="AsOf">The newest instant that any of its parts speaks of.</param>
/// <param name="Content">Canonical JSON object.</param>
/// <param name="Parts">The items it is made of, oldest first; one where the department sends it whole.</param>
public sealed record JoinedItem(string Key, DateTimeOffset AsOf, ReadOnlyMemory<byte> Content, IReadOnlyList<Item> Parts);

/// <summary>
/// Joins the parts of items where several source records make one of ours. Parts are stored as items of their own, so that they may
/// come in any order, twice or one alone; what they say together is only ever computed.
/// </summary>
public static class Joining
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The present records of a section in the order of their keys.</summary>
    public static IEnumerable<JoinedItem> Of(Interface @interface, Section section) => @interface.Source.Part is null
        ? section.Present.Select(i => new JoinedItem(i.Key, i.AsOf, i.Content, [i]))
        : section.Present.GroupBy(i => PartKey.ItemOf(i.Key)).Select(parts => Join(@interface, parts.Key, parts));

    private static JoinedItem Join(Interface @interface, string key, IEnumerable<Item> items)
    {
        var parts = items.OrderBy(i => i.AsOf).ThenBy(i => i.ReceivedAt).ThenBy(i => i.Sequence).ToList();
        var content = parts.Count == 1 ? parts[0].Content : Merge(@interface.Fields, parts);
        return new JoinedItem(key, parts[^1].AsOf, content, parts);
    }

    private static ReadOnlyMemory<byte> Merge(IReadOnlyList<Field> fields, List<Item> parts)
    {
        var documents = parts.Select(p => (p.Key, Document: JsonDocument.Parse(p.Content))).ToList();
        var content = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(content, s_writing);
        writer.WriteStartObject();
        foreach (var field in fields)
        {
            var said = documents.Where(d => d.Document.RootElement.TryGetProperty(field.Name, out _))
                .Select(d => (d.Key, Value: d.Document.RootElement.GetProperty(field.Name))).ToList();
            if (said.Count > 0)
            {
                writer.WritePropertyName(field.Name);
                WriteValue(field, said, writer);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        documents.ForEach(d => d.Document.Dispose());
        return content.WrittenMemory;
    }

    /// <summary>Lists one after the other in the order of parts; of single values the newest that says something.</summary>
    private static void WriteValue(Field field, List<(string Part, JsonElement Value)> said, Utf8JsonWriter writer)
    {
        if (field.Type is not ListType)
        {
            (said.Where(s => s.Value.ValueKind != JsonValueKind.Null).Select(s => (JsonElement?)s.Value).LastOrDefault() ?? said[^1].Value).WriteTo(writer);
            return;
        }

        writer.WriteStartArray();
        foreach (var item in said.OrderBy(s => s.Part, StringComparer.Ordinal).Where(s => s.Value.ValueKind == JsonValueKind.Array).SelectMany(s => s.Value.EnumerateArray()))
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}
