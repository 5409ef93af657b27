using System.Text.Json;

namespace Hub.Bicep.Tests.Facts;

/// <summary>Facts of Azure that the tests hold the templates against; each file names its source.</summary>
internal static class FactFiles
{
    /// <summary>The types and what they take, by <c>type@version</c>.</summary>
    public static JsonElement ResourceTypes { get; } = Read("resource-types.json").GetProperty("types");

    /// <summary>What names of a type look like.</summary>
    public static JsonElement NameRules { get; } = Read("names.json").GetProperty("rules");

    /// <summary>Names of built-in roles by id.</summary>
    public static IReadOnlyDictionary<string, string> Roles { get; } =
        Read("roles.json").GetProperty("roles").EnumerateArray().ToDictionary(r => r.GetProperty("id").GetString()!, r => r.GetProperty("name").GetString()!);

    private static JsonElement Read(string name) =>
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Repository.PathOf("tests", "Hub.Bicep.Tests", "Facts", name)));
}
