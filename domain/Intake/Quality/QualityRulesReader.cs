using System.Security.Cryptography;
using System.Text;
using Hub.Domain.Formulas;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake.Quality;

/// <summary>Reads the rules file and runs the named checks over it.</summary>
public static class QualityRulesReader
{
    /// <summary>Reads and checks the rules.</summary>
    /// <exception cref="CatalogException">One or more mistakes; every one names file, path, value and what would be right.</exception>
    public static QualityRules Read(CatalogFile file, Catalog catalog)
    {
        var mistakes = new List<CatalogMistake>();
        var names = catalog.Interfaces.ToDictionary(i => i.Id, i => new RecordNames(i));
        var rules = ReadAll(file, catalog, names, mistakes);
        mistakes.AddRange(QualityChecks.All(rules));
        return mistakes.Count == 0
            ? new QualityRules([.. rules.Select(r => r.Rule).OrderBy(r => r.Id, StringComparer.Ordinal)], names, VersionOf(file))
            : throw new CatalogException(mistakes);
    }

    private static List<RuleEntry> ReadAll(
        CatalogFile file, Catalog catalog, Dictionary<string, RecordNames> names, List<CatalogMistake> mistakes)
    {
        if (CatalogDocument.Root(file, mistakes) is not { } root)
        {
            return [];
        }

        root.AllowOnly(QualityVocabulary.File);
        return [.. root.Items("rules").Select(node => ReadRule(node, catalog, names)).OfType<RuleEntry>()];
    }

    /// <summary>The rule; null if it cannot be read, which is noted.</summary>
    private static RuleEntry? ReadRule(CatalogNode node, Catalog catalog, Dictionary<string, RecordNames> names)
    {
        var before = node.MistakeCount;
        node.AllowOnly(QualityVocabulary.Rule);
        var interfaceId = node.OptionalText("interface");
        RecordNames? record = null;
        if (interfaceId is not null && !names.TryGetValue(interfaceId, out record))
        {
            node.Wrong("interface", $"one of {string.Join(", ", names.Keys)} is needed{Suggestion.For(interfaceId, names.Keys)}");
            return null;
        }

        var scope = new FormulaNames(catalog, record);
        var when = Parsed(node, "when", () => Formula.Parse(node.Text("when"), scope));
        var message = Parsed(node, "message", () => MessageTemplate.Parse(node.Bilingual("message"), scope));
        var (id, name, advice) = (node.Text("id"), node.Label(), node.Bilingual("advice"));
        var (severity, holdAbove) = (node.Word("severity", QualityVocabulary.Severities), node.OptionalDecimal("holdAbove"));
        return when is not null && message is not null && node.MistakeCount == before
            ? new RuleEntry(node.File, node.Path, new QualityRule(id, name, interfaceId, severity, holdAbove, when, message, advice))
            : null;
    }

    private static T? Parsed<T>(CatalogNode node, string name, Func<T> parse)
        where T : class
    {
        var before = node.MistakeCount;
        try
        {
            return parse();
        }
        catch (FormulaException e)
        {
            if (node.MistakeCount == before)
            {
                node.Wrong(name, e.Message);
            }

            return null;
        }
    }

    private static string VersionOf(CatalogFile file) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Text)))[..16];
}

/// <summary>A rule with where it stands.</summary>
internal sealed record RuleEntry(string File, string Path, QualityRule Rule)
{
    public CatalogMistake Wrong(string path, string value, string expected) => new(File, $"{Path}.{path}", value, expected);
}
