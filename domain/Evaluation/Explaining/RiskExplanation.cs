using Hub.Domain.Sharing.Risks;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Explaining;

/// <summary>A risk that is known to hold.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Item">The item of the negative list; null of a rule on facts.</param>
/// <param name="Name">Its name.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Expression">The condition.</param>
/// <param name="Interfaces">The interfaces that it rests on.</param>
/// <param name="Evidence">The values that show it.</param>
/// <param name="Withdrawal">What ends it.</param>
public sealed record RiskExplanation(
    string Rule, string? Item, BilingualName Name, Severity Severity, string? Expression, IReadOnlyList<string> Interfaces,
    IReadOnlyList<RiskEvidence> Evidence, BilingualName Withdrawal)
{
    /// <summary>Explains those of the findings that hold.</summary>
    public static IReadOnlyList<RiskExplanation> Of(IEnumerable<Risk> risks, RiskRules rules) =>
        [.. risks.Where(r => r.Holds).Select(r => (Risk: r, Rule: rules.Find(r.Rule)!)).Select(r => Of(r.Risk, r.Rule, rules))];

    private static RiskExplanation Of(Risk risk, RiskRule rule, RiskRules rules) => new(
        rule.Id, rule.IsOfHits ? risk.Key : null, rules.LabelOf(rule, risk.Key), rule.Severity, rule.When?.Text,
        rules.InterfacesOf(rule, risk.Key), rules.EvidenceOf(rule, risk), rule.Withdrawal);
}
