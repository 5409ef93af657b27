using System.Globalization;
using System.Text;
using System.Text.Json;
using Hub.Domain.Intake.Values;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;

namespace Hub.Azure.Tests.Golden;

/// <summary>A section as lines, one a value, so that what differs is seen at a glance: <c>202610 fuels[0].qty = 12.5</c>.</summary>
internal static class SectionLines
{
    /// <summary>Of the section that came out, its parts joined.</summary>
    public static List<string> Of(Interface @interface, Section section)
    {
        return [.. section.Joined(@interface).Items.SelectMany(i => Of(
            i.Key, i.AsOf.ToOffset(DateValue.Shanghai), i.Deleted ? null : JsonElement.Parse(i.Content.Span)))];
    }

    /// <summary>Of a <c>section.json</c>.</summary>
    public static List<string> Of(JsonElement section) =>
        [.. section.GetProperty("items").EnumerateArray().SelectMany(i => Of(
            i.GetProperty("key").GetString()!, i.GetProperty("asOf").GetDateTimeOffset(), i.TryGetProperty("content", out var content) ? content : null))];

    /// <summary>The lines that only one of them has, and nothing if they are equal.</summary>
    public static string Difference(List<string> expected, List<string> actual)
    {
        var text = new StringBuilder();
        text.AppendJoin("", expected.Except(actual).Select(l => $"missing: {l}\n"));
        text.AppendJoin("", actual.Except(expected).Select(l => $"instead: {l}\n"));
        return text.Length > 0 || expected.SequenceEqual(actual) ? text.ToString() : $"another order:\n{string.Join('\n', actual)}";
    }

    private static IEnumerable<string> Of(string key, DateTimeOffset asOf, JsonElement? content)
    {
        yield return $"{key} asOf {asOf.ToString("yyyy-MM-dd HH:mm:ss.FFF zzz", CultureInfo.InvariantCulture)}{(content is null ? ", deleted" : "")}";
        foreach (var line in content is { } record ? Values("", record) : [])
        {
            yield return $"{key} {line}";
        }
    }

    private static IEnumerable<string> Values(string path, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Values($"{path}.{p.Name}".TrimStart('.'), p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((e, i) => Values($"{path}[{i}]", e)),
        JsonValueKind.String => [$"{path} = \"{element.GetString()}\""],
        _ => [$"{path} = {element.GetRawText()}"],
    };
}
