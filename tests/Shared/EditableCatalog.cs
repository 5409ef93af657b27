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

    public void Replace(string name, string old, string now) => Replace(Path.Combine(Folder, "departments"), name, old, now);

    /// <summary>Says what a new interface may be read for.</summary>
    public void Classify(string interfaceId, params string[] purposes)
    {
        var path = Path.Combine(Folder, "trust", "purposes.json");
        var file = JsonNode.Parse(File.ReadAllText(path))!;
        file["interfaces"]![interfaceId] = new JsonArray([.. purposes.Select(p => JsonValue.Create(p))]);
        File.WriteAllText(path, file.ToJsonString());
    }

    /// <summary>Makes of what needs a natural person's consent something that needs the enterprise's only, and shows it before a loan.</summary>
    public void OpenPersons()
    {
        Replace("D13-market-regulation.json", "\"consent\": \"E+P\"", "\"consent\": \"E\"");
        Replace(Path.Combine(Folder, "trust"), "purposes.json", "\"persons\": { \"I25\": \"shareholder_id_hash\" }", "\"persons\": {}");
        Classify("I25", "PRE_LOAN", "GREEN_EVAL", "SELF");
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

    /// <summary>
    /// Puts another version of the rulebook beside the repository's: poorer data suffices for a grade, and the factors of environmental credit score less.
    /// </summary>
    /// <param name="version">Its version, which is the name of its folder.</param>
    /// <param name="from">The first day it would be in force.</param>
    /// <param name="mostChanged">How many may change grade without its being held, 0–1.</param>
    /// <param name="leastRecognised">How many must be recognised for it not to be held, 0–1.</param>
    public void AddRulebook(string version, string from, string mostChanged, string leastRecognised)
    {
        var folder = Path.Combine(Folder, "rulebooks", version);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "rulebooks", "2026.1")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        Replace(folder, "rulebook.json", "\"version\": \"2026.1\"", $"\"version\": \"{version}\"");
        Replace(folder, "rulebook.json", "\"effectiveFrom\": \"2026-01-01\"", $"\"effectiveFrom\": \"{from}\"");
        Replace(folder, "rulebook.json", "\"insufficientBelow\": 0.60", "\"insufficientBelow\": 0.10");
        Replace(folder, "rulebook.json", "\"mostChanged\": 0.05, \"leastRecognised\": 0.01", $"\"mostChanged\": {mostChanged}, \"leastRecognised\": {leastRecognised}");
        Replace(folder, "esg.json", "MAP{GREEN:100,BLUE:85,YELLOW:40,RED:0,BLACK:0}", "MAP{GREEN:100,BLUE:60,YELLOW:20,RED:0,BLACK:0}");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string RulesPath => Path.Combine(Folder, "quality", "rules.json");

    private static void Replace(string folder, string name, string old, string now)
    {
        var path = Path.Combine(folder, name);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, now, StringComparison.Ordinal));
    }

    private string PathOf(string name) => Path.Combine(Folder, "departments", name);
}
