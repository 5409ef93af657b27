using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hub.Domain.Sharing.Reports.Layout;

/// <summary>Reads a report's JSON: what is absent or null is absent, and no text brings control characters along.</summary>
public static class ReportJson
{
    /// <summary>A member, or null where it is absent or null.</summary>
    public static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    /// <summary>A member's text; empty where it is absent.</summary>
    public static string Text(JsonElement parent, string name) => Member(parent, name) is { } value ? Text(value) : "";

    /// <summary>The text of a string or number.</summary>
    public static string Text(JsonElement value) => Clean(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());

    /// <summary>The items of a member that is an array; none where it is absent.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>A member's number; null where it is absent or no number.</summary>
    public static double? Number(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    /// <summary>Whether a member is <c>true</c>.</summary>
    public static bool IsTrue(JsonElement parent, string name) => Member(parent, name) is { ValueKind: JsonValueKind.True };

    /// <summary>
    /// A text without control characters and without characters that turn the direction of writing: a name must not be able to
    /// change how what stands beside it reads.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate))
            {
                clean.Append(rune);
            }
            else if (rune.Value is '\n' or '\r' or '\t')
            {
                clean.Append(' ');
            }
        }

        return clean.ToString();
    }
}
