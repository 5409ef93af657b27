using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hub.Bicep.Tests.Syntax;

/// <summary>All Bicep files of the repository, parsed once.</summary>
public static partial class BicepFiles
{
    private static readonly Lazy<Task<IReadOnlyDictionary<string, Node>>> s_trees = new(ParseAsync);

    /// <summary>Their names, relative to <c>bicep/</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Repository.PathOf("bicep"), "*.bicep*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".bicep" or ".bicepparam")
            .Select(f => Path.GetRelativePath(Repository.PathOf("bicep"), f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>The parameter files.</summary>
    public static IReadOnlyList<string> Parameters => [.. Names.Where(n => n.EndsWith(".bicepparam", StringComparison.Ordinal))];

    /// <summary>The templates.</summary>
    public static IReadOnlyList<string> Templates => [.. Names.Where(n => n.EndsWith(".bicep", StringComparison.Ordinal))];

    /// <summary>The syntax tree of a file.</summary>
    public static async Task<Node> TreeAsync(string name) => (await s_trees.Value)[name];

    /// <summary>What is written in a file.</summary>
    public static string Text(string name) => File.ReadAllText(Repository.PathOf("bicep", name));

    /// <summary>Parses other text with the same grammar.</summary>
    public static async Task<Node> ParseAsync(string text) => (await ParseAsync(new Dictionary<string, string> { ["text"] = text }))["text"];

    private static Task<IReadOnlyDictionary<string, Node>> ParseAsync() => ParseAsync(Names.ToDictionary(n => n, Readable));

    private static async Task<IReadOnlyDictionary<string, Node>> ParseAsync(Dictionary<string, string> files)
    {
        var folder = await NodePackages.EnsureAsync("Syntax", "bicep-syntax", CancellationToken.None);
        var input = JsonSerializer.Serialize(new { directory = folder, files });
        var script = Path.Combine(AppContext.BaseDirectory, "Syntax", "parse.mjs");
        using var output = JsonDocument.Parse(
            await NodePackages.RunAsync("node", folder, input, CancellationToken.None, script), new JsonDocumentOptions { MaxDepth = 512 });
        return output.RootElement.EnumerateObject().ToDictionary(f => f.Name, f => Node.Read(f.Value));
    }

    /// <summary>
    /// The grammar knows templates only: it takes an assignment of a parameter file, <c>param x = 1</c>, for a declaration without its
    /// type. Read as a variable's, it is the same.
    /// </summary>
    private static string Readable(string name) =>
        name.EndsWith(".bicepparam", StringComparison.Ordinal) ? Assignment().Replace(Text(name), "var   $1 =") : Text(name);

    [GeneratedRegex(@"^param (\w+) =", RegexOptions.Multiline)]
    private static partial Regex Assignment();
}
