using System.Text.Json;
using Hub.Bicep.Tests.Evaluation;

namespace Hub.Bicep.Tests.Facts;

/// <summary>Holds what is written of a resource against what its type takes.</summary>
internal static class ResourceShape
{
    // Words of the language, not of the resource.
    private static readonly string[] s_language = ["parent", "scope", "dependsOn"];

    /// <summary>Properties that the type does not have, lacks, or takes other values of.</summary>
    public static IEnumerable<string> Problems(PlannedResource resource)
    {
        if (!FactFiles.ResourceTypes.TryGetProperty($"{resource.Type}@{resource.Version}", out var type))
        {
            return ["its type or the version of its API is not among the known ones"];
        }

        var body = resource.Body.Where(p => !s_language.Contains(p.Key)).ToDictionary();
        return Problems("", body, type.GetProperty("body"));
    }

    /// <summary>Whether the type has tags.</summary>
    public static bool HasTags(PlannedResource resource) =>
        FactFiles.ResourceTypes.GetProperty($"{resource.Type}@{resource.Version}").GetProperty("body").TryGetProperty("object", out var properties)
        && properties.TryGetProperty("tags", out _);

    private static IEnumerable<string> Problems(string path, object? value, JsonElement shape)
    {
        if (shape.ValueKind == JsonValueKind.String)
        {
            return IsOf(shape.GetString()!, value) ? [] : [$"{path} is no {shape}"];
        }

        if (shape.TryGetProperty("enum", out var values))
        {
            return Later.IsIn(value) || values.EnumerateArray().Any(v => v.GetString() == value as string) ? [] : [$"{path} is “{value}”, not one of {values}"];
        }

        if (shape.TryGetProperty("list", out var item))
        {
            return value is List<object?> list ? list.SelectMany((v, i) => Problems($"{path}[{i}]", v, item)) : [$"{path} is no list"];
        }

        if (value is not IReadOnlyDictionary<string, object?> o)
        {
            return [$"{path} is no object"];
        }

        return shape.TryGetProperty("by", out var by) ? CaseProblems(path, o, by.GetString()!, shape.GetProperty("cases")) : ObjectProblems(path, o, shape);
    }

    private static IEnumerable<string> CaseProblems(string path, IReadOnlyDictionary<string, object?> value, string by, JsonElement cases) =>
        value.GetValueOrDefault(by) is string name && cases.TryGetProperty(name, out var shape)
            ? Problems(path, value, shape)
            : [$"{path}.{by} is “{value.GetValueOrDefault(by)}”, not one of the known kinds"];

    private static IEnumerable<string> ObjectProblems(string path, IReadOnlyDictionary<string, object?> value, JsonElement shape)
    {
        var properties = shape.GetProperty("object").EnumerateObject().ToDictionary(p => p.Name.TrimEnd('!'), p => (IsRequired: p.Name.EndsWith('!'), p.Value));
        var missing = properties.Where(p => p.Value.IsRequired && !value.ContainsKey(p.Key)).Select(p => $"{path}.{p.Key} is missing");
        var wrong = value.SelectMany(p =>
            properties.TryGetValue(p.Key, out var property) ? Problems($"{path}.{p.Key}", p.Value, property.Value)
            : shape.TryGetProperty("others", out var others) ? Problems($"{path}.{p.Key}", p.Value, others)
            : [$"{path}.{p.Key} is no property"]);
        return missing.Concat(wrong);
    }

    private static bool IsOf(string kind, object? value) => kind switch
    {
        "string" => value is string,
        "int" => value is long || Later.IsIn(value),
        "bool" => value is bool || Later.IsIn(value),
        "any" => true,
        "object" => value is IReadOnlyDictionary<string, object?> { Count: 0 },
        _ => throw new InvalidOperationException($"There is no kind {kind}."),
    };
}
