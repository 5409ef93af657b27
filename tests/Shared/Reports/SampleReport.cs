using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hub.Testing;

/// <summary>A report on an invented enterprise, with all sections, every kind of block and every state.</summary>
internal static class SampleReport
{
    private static readonly string s_json = File.ReadAllText(Repository.PathOf("tests", "Shared", "Reports", "sample.json"));

    /// <summary>The report.</summary>
    public static JsonElement Json { get; } = Parse(s_json);

    /// <summary>The report after a change.</summary>
    public static JsonElement With(Action<JsonNode> change)
    {
        var report = JsonNode.Parse(s_json)!;
        change(report);
        return Parse(report.ToJsonString());
    }

    /// <summary>The report with these blocks, as JSON, in its first section and no other section.</summary>
    public static JsonElement WithBlocks(string blocks) => With(r =>
    {
        var section = r["sections"]![0]!.DeepClone();
        section["blocks"] = JsonNode.Parse(blocks);
        r["sections"] = new JsonArray(section);
    });

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
