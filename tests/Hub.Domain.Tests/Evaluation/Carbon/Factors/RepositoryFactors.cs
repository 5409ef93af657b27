using Hub.Domain.Evaluation.Carbon.Factors;
using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Evaluation.Carbon.Factors;

/// <summary>The emission factors as they lie in the repository that the tests were built from.</summary>
internal static class RepositoryFactors
{
    public static IReadOnlyList<CatalogFile> Files { get; } =
        [.. Directory.EnumerateFiles(Repository.PathOf("catalog", "carbon"), "*.json").Order().Select(path => new CatalogFile(Path.GetFileName(path), File.ReadAllText(path)))];

    public static CarbonFactors All { get; } = CarbonFactorsReader.Read(Files);

    /// <summary>The hub's default choice: set A, GWP of the second assessment report, Zhejiang.</summary>
    public static CarbonMethod Default { get; } = All.Method("A", "SAR", "zhejiang");

    /// <summary>The files with one passage of one of them replaced; the passage must occur once.</summary>
    public static IReadOnlyList<CatalogFile> With(string name, string passage, string replacement) =>
        [.. Files.Select(file => file.Path == name ? file with { Text = Replaced(file.Text, passage, replacement) } : file)];

    private static string Replaced(string text, string passage, string replacement)
    {
        var at = text.IndexOf(passage, StringComparison.Ordinal);
        Assert.True(at >= 0 && text.IndexOf(passage, at + 1, StringComparison.Ordinal) < 0, $"'{passage}' must occur once");
        return text.Replace(passage, replacement, StringComparison.Ordinal);
    }
}
