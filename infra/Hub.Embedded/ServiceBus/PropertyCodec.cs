using System.Globalization;
using System.Runtime.Serialization;

namespace Hub.Embedded.ServiceBus;

/// <summary>Application properties as text with the name of their type, so that each comes back as what it was.</summary>
internal static class PropertyCodec
{
    internal static Dictionary<string, string?[]> Encode(IEnumerable<KeyValuePair<string, object?>> properties) =>
        properties.ToDictionary(property => property.Key, property => Encode(property.Value));

    internal static Dictionary<string, object?> Decode(Dictionary<string, string?[]> properties) =>
        properties.ToDictionary(property => property.Key, property => Decode(property.Value[0]!, property.Value[1]));

    private static string?[] Encode(object? value) => value switch
    {
        null => ["null", null],
        string text => ["string", text],
        Uri uri => ["uri", uri.OriginalString],
        Guid guid => ["guid", guid.ToString()],
        TimeSpan span => ["span", span.ToString("c")],
        DateTime time => ["time", time.ToString("O")],
        DateTimeOffset time => ["offset", time.ToString("O")],
        bool or byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal or char =>
            [value.GetType().Name, ((IConvertible)value).ToString(CultureInfo.InvariantCulture)],
        _ => throw new SerializationException($"Serialization operation failed due to unsupported type {value.GetType().FullName}."),
    };

    private static object? Decode(string type, string? text) => type switch
    {
        "null" => null,
        "string" => text,
        "uri" => new Uri(text!, UriKind.RelativeOrAbsolute),
        "guid" => Guid.Parse(text!),
        "span" => TimeSpan.ParseExact(text!, "c", CultureInfo.InvariantCulture),
        "time" => DateTime.Parse(text!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        "offset" => DateTimeOffset.Parse(text!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        _ => Convert.ChangeType(text, Type.GetType("System." + type, throwOnError: true)!, CultureInfo.InvariantCulture),
    };
}
