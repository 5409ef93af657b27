using System.Text.RegularExpressions;
using Hub.Domain.Formulas;
using Hub.Domain.Sources;

namespace Hub.Domain.Intake.Quality;

/// <summary>What the rules must hold beyond being readable: one method a check, all of them run.</summary>
internal static partial class QualityChecks
{
    public static IEnumerable<CatalogMistake> All(IReadOnlyList<RuleEntry> rules) =>
    [
        .. rules.SelectMany(IdsAreWellFormed),
        .. IdsAreUnique(rules),
        .. rules.SelectMany(WhenIsACondition),
        .. rules.SelectMany(WhenAsksForSomething),
        .. rules.SelectMany(RulesAcrossSectionsOnlyNote),
        .. rules.SelectMany(OnlyAHoldHasAShare),
        .. rules.SelectMany(MessagesQuoteNoPersonalData),
    ];

    private static IEnumerable<CatalogMistake> IdsAreWellFormed(RuleEntry entry)
    {
        if (!RuleId().IsMatch(entry.Rule.Id))
        {
            yield return entry.Wrong("id", $"\"{entry.Rule.Id}\"", "Q and two or three digits are needed, such as Q01");
        }
    }

    private static IEnumerable<CatalogMistake> IdsAreUnique(IEnumerable<RuleEntry> rules) => rules
        .GroupBy(r => r.Rule.Id)
        .SelectMany(same => same.Skip(1).Select(r => r.Wrong("id", $"\"{r.Rule.Id}\"", $"an id of its own is needed, {same.First().Path} has this one")));

    private static IEnumerable<CatalogMistake> WhenIsACondition(RuleEntry entry)
    {
        if (entry.Rule.When.Kind != ValueKind.Truth)
        {
            yield return entry.Wrong("when", $"\"{entry.Rule.When.Text}\"", "a condition is needed, such as a > b");
        }
    }

    private static IEnumerable<CatalogMistake> WhenAsksForSomething(RuleEntry entry)
    {
        if (!entry.Rule.When.Fields.Any() && entry.Rule.When.Interfaces.Count == 0)
        {
            yield return entry.Wrong("when", $"\"{entry.Rule.When.Text}\"", "a condition on at least one field is needed");
        }
    }

    /// <summary>A contradiction between two departments does not tell which of them is wrong.</summary>
    private static IEnumerable<CatalogMistake> RulesAcrossSectionsOnlyNote(RuleEntry entry)
    {
        if (entry.Rule is { InterfaceId: null, Severity: not Severity.Note })
        {
            yield return entry.Wrong("severity", WordOf(entry.Rule.Severity), "note is needed for a rule without \"interface\": it does not tell which section is wrong");
        }
    }

    private static IEnumerable<CatalogMistake> OnlyAHoldHasAShare(RuleEntry entry)
    {
        var rule = entry.Rule;
        if (rule.Severity == Severity.Hold && rule.HoldAbove is not (> 0m and < 1m))
        {
            yield return entry.Wrong("holdAbove", rule.HoldAbove?.ToString() ?? "missing", "a share between 0 and 1 is needed for the severity hold");
        }
        else if (rule.Severity != Severity.Hold && rule.HoldAbove is not null)
        {
            yield return entry.Wrong("holdAbove", $"{rule.HoldAbove}", $"the severity hold is needed beside it, not {WordOf(rule.Severity)}");
        }
    }

    /// <summary>Notes are shown and reports are sent out: they speak of enterprises, not of persons.</summary>
    private static IEnumerable<CatalogMistake> MessagesQuoteNoPersonalData(RuleEntry entry) => entry.Rule.Message.Formulas
        .SelectMany(f => f.AllFields)
        .Where(f => f.Personal)
        .DistinctBy(f => f.Name)
        .Select(f => entry.Wrong("message", $"\"{f.Name}\"", "a field without personal data is needed"));

    private static string WordOf(Severity severity) => $"\"{QualityVocabulary.Severities.Single(p => p.Value == severity).Key}\"";

    [GeneratedRegex("^Q[0-9]{2,3}$")]
    private static partial Regex RuleId();
}
