using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Hub.Testing;

/// <summary>A copy of the repository's catalog that a test may change.</summary>
internal sealed class EditableCatalog : IDisposable
{
    public EditableCatalog()
    {
        var whole = Path.Combine(Repository.Root, "catalog");
        foreach (var file in Directory.EnumerateFiles(whole, "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(whole, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("hub-catalog-").FullName;

    public void Add(string name, string text) => File.WriteAllText(PathOf(name), text);

    public void Replace(string name, string old, string now)
    {
        var text = File.ReadAllText(PathOf(name));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(PathOf(name), text.Replace(old, now, StringComparison.Ordinal));
    }

    /// <summary>Has all departments give so few records a page that a small city takes several pages.</summary>
    public void PageBy(int records)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "departments")))
        {
            File.WriteAllText(file, Regex.Replace(File.ReadAllText(file), "\"pageSize\": [0-9]+", $"\"pageSize\": {records}"));
        }
    }

    /// <summary>Puts other quality rules in the place of the repository's.</summary>
    public void WriteRules(string text) => File.WriteAllText(RulesPath, text);

    /// <summary>Puts a quality rule beside the repository's.</summary>
    public void AddRule(string rule)
    {
        var rules = JsonNode.Parse(File.ReadAllText(RulesPath))!;
        rules["rules"]!.AsArray().Add(JsonNode.Parse(rule));
        WriteRules(rules.ToJsonString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string RulesPath => Path.Combine(Folder, "quality", "rules.json");

    private string PathOf(string name) => Path.Combine(Folder, "departments", name);
}
