using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hub.Domain.Trust;

/// <summary>
/// JSON that has one form only, so that it can be signed: UTF-8, no white space, the members of an object in the order of their names'
/// UTF-16 code units (as RFC 8785, 3.2.3), numbers as they were written. The hub signs no fractions.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The canonical bytes of a value.</summary>
    public static byte[] Of<T>(T value, JsonSerializerOptions options)
    {
        var json = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(json, s_writing);
        Write(JsonSerializer.SerializeToElement(value, options), writer);
        writer.Flush();
        return json.WrittenSpan.ToArray();
    }

    private static void Write(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(property.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
