using System.Text.RegularExpressions;
using Hub.Domain.Intake;
using Hub.Domain.Tests.Sources;

namespace Hub.Domain.Tests.Intake;

public sealed partial class ErrorNamesTests
{
    [Fact]
    public void Every_error_that_the_sources_name_has_a_Chinese_text_and_the_other_way_round() =>
        Assert.Equal(NamesInSources(), ErrorNames.All.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_text_is_Chinese_and_of_one_error()
    {
        var texts = ErrorNames.All.Select(ErrorNames.Zh).ToList();

        Assert.All(texts, text => Assert.Matches(@"^\p{IsCJKUnifiedIdeographs}+$", text));
        Assert.Equal(texts.Count, texts.Distinct().Count());
    }

    [Fact]
    public void An_unknown_name_is_not_made_up() => Assert.Throws<KeyNotFoundException>(() => ErrorNames.Zh("NO_SUCH_ERROR"));

    private static List<string> NamesInSources() =>
    [
        .. new[] { "domain", "infra/Hub.Azure" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.EndsWith("ErrorNames.cs", StringComparison.Ordinal) && !path.Split(Path.DirectorySeparatorChar).Contains("obj"))
            .Select(File.ReadAllText)
            .SelectMany(source => ErrorName().Matches(source).SelectMany(m => Word().Matches(m.Groups[1].Value)))
            .Select(m => m.Groups[1].Value)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    // The first argument of an error, which may choose between two names.
    [GeneratedRegex(@"(?:RecordError\.Of|new RecordError|new Problem|new CreditCodeError|=>\s*new|return new)\(\s*([^,]*""[A-Z][A-Z_]+""[^,]*),")]
    private static partial Regex ErrorName();

    [GeneratedRegex(@"""([A-Z][A-Z_]+)""")]
    private static partial Regex Word();
}
