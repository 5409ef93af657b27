using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace Hub.Embedded.Tables;

/// <summary>
/// Reads entities out of a response in one pass over its bytes: a table is read by the hundred thousand rows,
/// so there is no document in between.
/// </summary>
internal static class EntityReader
{
    internal const string TypeSuffix = "@odata.type";
    internal const string ETagName = "odata.etag";
    internal const string TimestampName = "Timestamp";

    private const string MetadataName = "odata.metadata";

    internal static T ReadOne<T>(Response response)
        where T : class, ITableEntity
    {
        var reader = new Utf8JsonReader(response.Content.ToMemory().Span);
        reader.Read();
        return ReadEntity<T>(ref reader);
    }

    internal static List<T> ReadMany<T>(Response response)
        where T : class, ITableEntity
    {
        var entities = new List<T>();
        var reader = new Utf8JsonReader(response.Content.ToMemory().Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isValue = reader.ValueTextEquals("value"u8);
            reader.Read();
            if (!isValue)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                entities.Add(ReadEntity<T>(ref reader));
            }
        }

        return entities;
    }

    private static T ReadEntity<T>(ref Utf8JsonReader reader)
        where T : class, ITableEntity
    {
        var properties = ReadProperties(ref reader);
        if (typeof(T) == typeof(TableEntity))
        {
            return (T)(object)TableEntity.Owning(properties);
        }

        return EntityShape.Of(typeof(T)).Create<T>(properties);
    }

    private static Dictionary<string, object?> ReadProperties(ref Utf8JsonReader reader)
    {
        var properties = new Dictionary<string, object?>(16);
        Dictionary<string, string>? types = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (name.EndsWith(TypeSuffix, StringComparison.Ordinal))
            {
                (types ??= [])[name[..^TypeSuffix.Length]] = reader.GetString()!;
            }
            else if (name == MetadataName)
            {
                reader.Skip();
            }
            else
            {
                properties[name] = ReadValue(ref reader, name, types?.GetValueOrDefault(name));
            }
        }

        return types is null ? properties : Typed(properties, types);
    }

    // The type usually comes before its value, which then has it already; OData allows it to come after.
    private static Dictionary<string, object?> Typed(Dictionary<string, object?> properties, Dictionary<string, string> types)
    {
        foreach (var (name, type) in types)
        {
            if (properties.TryGetValue(name, out var value) && value is string text)
            {
                properties[name] = Convert(text, type);
            }
        }

        return properties;
    }

    private static object? ReadValue(ref Utf8JsonReader reader, string name, string? type) => reader.TokenType switch
    {
        JsonTokenType.String => ReadString(ref reader, name, type),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number when type != "Edm.Double" && reader.TryGetInt32(out var number) => number,
        JsonTokenType.Number when type != "Edm.Double" && reader.TryGetInt64(out var number) => number,
        JsonTokenType.Number => reader.GetDouble(),
        _ => null,
    };

    private static object? ReadString(ref Utf8JsonReader reader, string name, string? type) => type switch
    {
        "Edm.Binary" => reader.GetBytesFromBase64(),
        "Edm.Guid" => reader.GetGuid(),
        null when name == TimestampName => reader.GetDateTimeOffset(),
        null => reader.GetString(),
        _ => Convert(reader.GetString()!, type),
    };

    private static object Convert(string text, string type) => type switch
    {
        "Edm.Binary" => System.Convert.FromBase64String(text),
        "Edm.DateTime" => DateTimeOffset.Parse(text),
        "Edm.Guid" => Guid.Parse(text),
        "Edm.Int64" => long.Parse(text),
        "Edm.Double" => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture),
        "Edm.String" => text,
        _ => throw new NotSupportedException("Not supported type " + type),
    };
}
