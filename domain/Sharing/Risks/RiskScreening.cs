using System.Globalization;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Language;

namespace Hub.Domain.Sharing.Risks;

/// <summary>Screens one enterprise after another by the rules, as the negative list is screened: no record is no risk, and unknown is none either.</summary>
/// <param name="rules">The rules.</param>
/// <param name="holds">Evaluates a condition on the enterprise at hand; "no record" stands for 0 or false.</param>
internal sealed class RiskScreening(RiskRules rules, Func<Expression, Outcome> holds)
{
    private const int Digits = 2;

    /// <summary>What is found; empty if nothing is.</summary>
    /// <param name="findings">What the screening by the negative list found, in the order of its items.</param>
    public IReadOnlyList<Risk> Of(IReadOnlyList<Finding> findings)
    {
        List<Risk>? found = null;
        foreach (var rule in rules.All)
        {
            if (rule.IsOfHits)
            {
                AddHits(rule, findings, ref found);
            }
            else if (Find(rule) is { } risk)
            {
                (found ??= []).Add(risk);
            }
        }

        return found is null ? [] : found;
    }

    private Risk? Find(RiskRule rule)
    {
        var outcome = holds(rule.When!);
        if (outcome.Holds)
        {
            return new Risk(rule.Id, "", true, [.. rule.Evidence.Select(ValueOf)]);
        }

        var isOver = outcome.Fails && (rule.WithdrawnWhen is not { } over || holds(over).Holds);
        return isOver ? null : new Risk(rule.Id, "", false, []);
    }

    private void AddHits(RiskRule rule, IReadOnlyList<Finding> findings, ref List<Risk>? found)
    {
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i] is Finding.Hit or Finding.Unknown)
            {
                (found ??= []).Add(new Risk(rule.Id, rules.Items[i].Id, findings[i] == Finding.Hit, []));
            }
        }
    }

    private RiskValue ValueOf(EvidenceValue evidence)
    {
        var outcome = holds(evidence.Value);
        return new RiskValue(evidence.Id, outcome.IsKnown ? Shown(evidence.Value.Root.Yield, outcome.Number) : null);
    }

    private static string? Shown(Yield yield, double value) => yield.Kind switch
    {
        Kind.Number => Published.Of(value, Digits)?.ToString(CultureInfo.InvariantCulture),
        Kind.Truth => value == 0 ? "false" : "true",
        Kind.Day => DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => yield.Choices!.Values.Keys.ElementAtOrDefault((int)value),
    };
}
