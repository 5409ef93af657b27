using System.Text;
using System.Xml;

namespace Hub.Embedded.Tables;

/// <summary>Filters of queries: values become OData literals.</summary>
internal static class ODataFilter
{
    internal static string? Create(FormattableString? filter) =>
        filter is null ? null : string.Format(filter.Format, [.. filter.GetArguments().Select(Literal)]);

    private static string Literal(object? value, int position) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        sbyte or byte or short or ushort or int or uint or decimal or float or double => $"{value}",
        long or ulong => $"{value}L",
        Guid guid => $"guid'{guid}'",
        byte[] bytes => Binary(bytes),
        BinaryData bytes => Binary(bytes.ToArray()),
        DateTimeOffset time => Time(time.UtcDateTime),
        DateTime time => Time(time.ToUniversalTime()),
        string or char or StringBuilder => $"'{value.ToString()!.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => throw new ArgumentException($"Unable to convert argument {position} from type {value.GetType()} to an OData literal."),
    };

    // The real package writes each byte in decimal; a filter on a binary property is wrong there too, but the same.
    private static string Binary(byte[] bytes) => $"X'{string.Concat(bytes.Select(value => value.ToString("D2")))}'";

    private static string Time(DateTime utc) => $"datetime'{XmlConvert.ToString(utc, XmlDateTimeSerializationMode.RoundtripKind)}'";
}
