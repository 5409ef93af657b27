using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Sources;

namespace Hub.Domain.Sharing.Risks;

/// <summary>The rules by which risks are raised, beside one rulebook: <c>catalog/products/risk-rules.json</c>. Made by <see cref="RiskRulesReader"/>.</summary>
/// <param name="Version">Version and fingerprint of the file.</param>
/// <param name="All">The rules, in the order of the file.</param>
/// <param name="Items">The negative list beside which they are evaluated.</param>
public sealed record RiskRules(string Version, IReadOnlyList<RiskRule> All, IReadOnlyList<NegativeItem> Items)
{
    /// <summary>No rules: an evaluation that raises nothing.</summary>
    public static RiskRules None { get; } = new("", [], []);

    /// <summary>The rule of that id, or null.</summary>
    public RiskRule? Find(string id) => All.FirstOrDefault(r => r.Id == id);

    /// <summary>What a finding is called: the rule, and of a hit the item.</summary>
    public BilingualName LabelOf(RiskRule rule, string key) => rule.IsOfHits && ItemOf(key) is { } item
        ? new($"{rule.Label.Zh}：{item.Label.Zh}", $"{rule.Label.En}: {item.Label.En}")
        : rule.Label;

    /// <summary>The interfaces that a finding rests on. Only who may see all of them is told of it.</summary>
    public IReadOnlyList<string> InterfacesOf(RiskRule rule, string key) => !rule.IsOfHits ? rule.Interfaces : ItemOf(key) is { } item
        ? [.. item.Sources.Concat(item.Fields.Select(f => f.Split('.')[0])).Distinct()]
        : [];

    /// <summary>What shows a finding; of a hit its threshold in words, and the records in the evaluation's explanation.</summary>
    public IReadOnlyList<RiskEvidence> EvidenceOf(RiskRule rule, Risk risk) => rule.IsOfHits
        ? ItemOf(risk.Key) is { } item ? [new RiskEvidence(item.Id, item.Threshold, null, null)] : []
        : [.. rule.Evidence.Join(risk.Evidence, e => e.Id, v => v.Id, (e, v) => new RiskEvidence(e.Id, e.Label, v.Value, e.Unit))];

    private NegativeItem? ItemOf(string key) => Items.FirstOrDefault(i => i.Id == key);
}
