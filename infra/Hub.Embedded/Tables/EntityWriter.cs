using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Data.Tables;

namespace Hub.Embedded.Tables;

/// <summary>An entity as JSON, with the OData type of each property that JSON cannot tell.</summary>
internal static class EntityWriter
{
    // What is not ASCII stays as it is: the JSON goes into a request, never into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    internal static ReadOnlyMemory<byte> Write(ITableEntity entity)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        if (entity is IDictionary<string, object> properties)
        {
            WriteDictionary(json, properties);
        }
        else
        {
            EntityShape.Of(entity.GetType()).Write(json, entity);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    internal static void WriteProperty(Utf8JsonWriter json, string name, object? value)
    {
        if (EdmType(value) is { } type)
        {
            json.WriteString(name + EntityReader.TypeSuffix, type);
        }

        json.WritePropertyName(name);
        WriteValue(json, value);
    }

    private static void WriteDictionary(Utf8JsonWriter json, IDictionary<string, object> properties)
    {
        foreach (var (name, value) in properties)
        {
            if (value is Enum)
            {
                throw new NotSupportedException("Enum values are only supported for custom model types implementing ITableEntity.");
            }

            if (name is not (EntityReader.ETagName or EntityReader.TimestampName))
            {
                WriteProperty(json, name, value);
            }
        }
    }

    private static string? EdmType(object? value) => value switch
    {
        byte[] or BinaryData => "Edm.Binary",
        long or ulong => "Edm.Int64",
        double => "Edm.Double",
        Guid => "Edm.Guid",
        DateTime or DateTimeOffset => "Edm.DateTime",
        _ => null,
    };

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case int number: json.WriteNumberValue(number); break;
            case long or ulong or Enum: json.WriteStringValue(value.ToString()); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case double number: json.WriteStringValue(number.ToString(System.Globalization.CultureInfo.InvariantCulture)); break;
            case float number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case Guid guid: json.WriteStringValue(guid); break;
            case byte[] bytes: json.WriteBase64StringValue(bytes); break;
            case BinaryData bytes: json.WriteBase64StringValue(bytes); break;
            case DateTimeOffset time: json.WriteStringValue(Utc(time)); break;
            case DateTime { Kind: DateTimeKind.Utc } time: json.WriteStringValue(Utc(time)); break;
            case DateTime time: throw new NotSupportedException(
                $"DateTime {time} has a Kind of {time.Kind}. Azure SDK requires it to be UTC. You can call DateTime.SpecifyKind to change Kind property value to DateTimeKind.Utc.");
            default: throw new NotSupportedException($"Not supported type {value.GetType()}");
        }
    }

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ");
}
