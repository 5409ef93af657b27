using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hub.Domain.Trust.Display;

/// <summary>Canonical records with some of their fields.</summary>
public static class RecordParts
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The record with those fields that are kept.</summary>
    public static ReadOnlyMemory<byte> Keep(ReadOnlyMemory<byte> record, Func<string, bool> isKept)
    {
        using var document = JsonDocument.Parse(record);
        var kept = new ArrayBufferWriter<byte>(record.Length);
        using var writer = new Utf8JsonWriter(kept, s_writing);
        writer.WriteStartObject();
        foreach (var field in document.RootElement.EnumerateObject().Where(f => isKept(f.Name)))
        {
            writer.WritePropertyName(field.Name);
            writer.WriteRawValue(field.Value.GetRawText(), skipInputValidation: true);
        }

        writer.WriteEndObject();
        writer.Flush();
        return kept.WrittenMemory;
    }
}
