using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hub.Domain.Intake;

/// <summary>Takes a source record that holds many of ours apart: one a row of an array in it, each with the outer single values.</summary>
public static class RecordRows
{
    private const int MostRows = 10_000;

    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = 32 };
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The rows as records of their own.</summary>
    /// <param name="json">A source record.</param>
    /// <param name="path">Dotted path of the array.</param>
    /// <param name="error">MALFORMED, REQUIRED, WRONG_TYPE or OUT_OF_RANGE at the path; null if it could be taken apart.</param>
    /// <returns>Empty where the array is empty or null, and where there is an error.</returns>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Of(ReadOnlyMemory<byte> json, string path, out RecordError? error)
    {
        error = null;
        try
        {
            using var document = JsonDocument.Parse(json, s_reading);
            var outer = document.RootElement;
            var names = path.Split('.');
            var rows = Find(outer, names);
            error = Problem(rows, path);
            return error is null && rows.ValueKind == JsonValueKind.Array ? [.. rows.EnumerateArray().Select(row => Joined(outer, names[0], row))] : [];
        }
        catch (JsonException e)
        {
            error = RecordError.Of("MALFORMED", path, e.Message, "a JSON object");
            return [];
        }
    }

    private static JsonElement Find(JsonElement element, string[] names)
    {
        foreach (var name in names)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return default;
            }
        }

        return element;
    }

    private static RecordError? Problem(JsonElement rows, string path)
    {
        if (rows.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return rows.ValueKind == JsonValueKind.Null ? null : new RecordError("REQUIRED", path, "absent", "an array of objects, empty if there are none");
        }

        if (rows.ValueKind != JsonValueKind.Array || rows.EnumerateArray().Any(r => r.ValueKind != JsonValueKind.Object))
        {
            return new RecordError("WRONG_TYPE", path, rows.ValueKind == JsonValueKind.Array ? "other values in the array" : "no array", "an array of objects");
        }

        return rows.GetArrayLength() > MostRows
            ? new RecordError("OUT_OF_RANGE", path, $"{rows.GetArrayLength()} objects", $"at most {MostRows} objects")
            : null;
    }

    /// <summary>What the row says itself wins over what stands outside.</summary>
    private static ReadOnlyMemory<byte> Joined(JsonElement outer, string rowsName, JsonElement row)
    {
        var content = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(content, s_writing);
        writer.WriteStartObject();
        foreach (var property in outer.EnumerateObject().Where(p => p.Name != rowsName && p.Value.ValueKind != JsonValueKind.Array && !row.TryGetProperty(p.Name, out _)))
        {
            property.WriteTo(writer);
        }

        foreach (var property in row.EnumerateObject())
        {
            property.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.Flush();
        return content.WrittenMemory;
    }
}
