using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Hub.Domain.Trust;

/// <summary>
/// JSON that has one form only, so that it can be signed (RFC 8785, JCS): UTF-8, no white space, the members of an object in the
/// order of their names' UTF-16 code units (3.2.3), texts with the fewest escapes (3.2.2.2), numbers as ECMAScript writes a double
/// (<see cref="CanonicalNumber"/>).
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical bytes of a value.</summary>
    /// <exception cref="FormatException">It has no canonical form.</exception>
    public static byte[] Of<T>(T value, JsonSerializerOptions options) => Of(JsonSerializer.SerializeToElement(value, options));

    /// <summary>The canonical bytes of a document.</summary>
    /// <exception cref="FormatException">A member stands twice in an object, a text is no Unicode, or a number is too large for a double.</exception>
    public static byte[] Of(JsonElement element)
    {
        var json = new ArrayBufferWriter<byte>(1024);
        Write(element, json);
        return json.WrittenSpan.ToArray();
    }

    private static void Write(JsonElement element, ArrayBufferWriter<byte> json)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(element, json);
                break;
            case JsonValueKind.Array:
                WriteArray(element, json);
                break;
            case JsonValueKind.String:
                WriteText(TextOf(element), json);
                break;
            case JsonValueKind.Number:
                json.Write(Encoding.ASCII.GetBytes(CanonicalNumber.Of(element.GetDouble())));
                break;
            default:
                json.Write(Encoding.ASCII.GetBytes(element.GetRawText()));
                break;
        }
    }

    private static void WriteObject(JsonElement element, ArrayBufferWriter<byte> json)
    {
        json.Write("{"u8);
        string? before = null;
        foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            if (property.Name == before)
            {
                throw new FormatException($"The member “{before}” stands twice in an object: it has no canonical form.");
            }

            json.Write(before is null ? default : ","u8);
            WriteText(property.Name, json);
            json.Write(":"u8);
            Write(property.Value, json);
            before = property.Name;
        }

        json.Write("}"u8);
    }

    private static void WriteArray(JsonElement element, ArrayBufferWriter<byte> json)
    {
        json.Write("["u8);
        foreach (var (i, item) in element.EnumerateArray().Index())
        {
            json.Write(i > 0 ? ","u8 : default);
            Write(item, json);
        }

        json.Write("]"u8);
    }

    private static string TextOf(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("A text with half of a surrogate pair has no canonical form.", e);
        }
    }

    private static void WriteText(string text, ArrayBufferWriter<byte> json)
    {
        json.Write("\""u8);
        var plain = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (EscapeOf(text[i]) is { } escape)
            {
                Encoding.UTF8.GetBytes(text.AsSpan(plain, i - plain), json);
                Encoding.UTF8.GetBytes(escape, json);
                plain = i + 1;
            }
        }

        Encoding.UTF8.GetBytes(text.AsSpan(plain), json);
        json.Write("\""u8);
    }

    private static string? EscapeOf(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        >= ' ' => null,
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => $"\\u{(int)character:x4}",
    };
}
