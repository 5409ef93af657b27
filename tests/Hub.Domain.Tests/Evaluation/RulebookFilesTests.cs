using System.Text.Json;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Sources;
using Hub.Domain.Tests.Sources;

namespace Hub.Domain.Tests.Evaluation;

/// <summary>The rulebook's files as they lie in the repository: their schemas and what they say of the repository itself.</summary>
public sealed class RulebookFilesTests
{
    private static readonly string s_folder = Repository.PathOf("catalog/rulebooks/2026.1");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(s_folder, "*.json").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_names_its_schema_and_has_what_that_requires_and_nothing_else(string file)
    {
        var root = Read(Path.Combine(s_folder, file));
        var schema = Read(Path.Combine(s_folder, root.GetProperty("$schema").GetString()!)).GetProperty("$defs").GetProperty("file");
        var names = root.EnumerateObject().Select(p => p.Name).ToList();

        Assert.Equal($"{Path.GetFileNameWithoutExtension(file)}.schema.json", Path.GetFileName(root.GetProperty("$schema").GetString()));
        Assert.Subset(schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).ToHashSet(), names.ToHashSet());
        Assert.Superset(schema.GetProperty("required").EnumerateArray().Select(e => e.GetString()!).ToHashSet(), names.ToHashSet());
    }

    [Fact]
    public void The_rulebook_is_read_without_a_mistake()
    {
        var files = Directory.EnumerateFiles(s_folder, "*.json").Select(path => new CatalogFile(Path.GetFileName(path), File.ReadAllText(path))).ToList();

        var rulebook = RulebookReader.Read(files, RepositoryCatalog.Read());

        Assert.Equal(("2026.1", 94, 16), (rulebook.Version, rulebook.Factors.Count, rulebook.NegativeItems.Count));
    }

    [Fact]
    public void What_performs_a_sub_item_is_there_or_planned()
    {
        var tasks = Read(Path.Combine(s_folder, "tasks.json")).GetProperty("tasks").EnumerateArray().ToList();
        var subItems = tasks.SelectMany(task => task.GetProperty("subItems").EnumerateArray()).ToList();

        Assert.Equal((9, 22), (tasks.Count, subItems.Count));
        Assert.All(
            subItems.SelectMany(item => item.GetProperty("performedBy").EnumerateArray()).Select(e => e.GetString()!).Where(name => name != "planned"),
            name => Assert.True(Path.Exists(Repository.PathOf(name)), name));
    }

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement;
}
