using Hub.Azure.Evaluation;
using Hub.Azure.Profiles;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Display;
using Hub.Domain.Trust.Disputes;

namespace Hub.Azure.Trust.Disputes;

/// <summary>Something cannot be decided so.</summary>
/// <param name="name">The problem's name.</param>
/// <param name="zh">In Chinese.</param>
/// <param name="message">In English, with what would be right.</param>
public sealed class DecisionException(string name, string zh, string message) : Exception(message)
{
    /// <summary>The problem's name.</summary>
    public string Name => name;

    /// <summary>In Chinese.</summary>
    public string Zh => zh;
}

/// <summary>Appeals against hits of the negative list, and credit repairs.</summary>
public sealed class Decisions(CaseStore cases, ProfileStore profiles, Evaluations evaluations, Catalog catalog, DisplayRules rules, TimeProvider clock)
{
    /// <summary>Receives an appeal against a hit.</summary>
    /// <exception cref="DecisionException">There is no such hit, or it is appealed already.</exception>
    public async Task<Appeal> AppealAsync(string creditCode, string item, string claim, string? evidenceHash, string actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var negative = await InForceAsync(item, cancellation);
        if (negative is null || !await IsHitAsync(creditCode, item, cancellation))
        {
            throw new DecisionException("no-hit", "没有命中该事项", $"The enterprise is not hit by {item}.");
        }

        if ((await cases.ListAsync(creditCode, cancellation)).OfType<Appeal>().Any(a => a.IsOpen && a.Item == item))
        {
            throw new DecisionException("already-appealed", "该事项已在申诉中", $"An appeal against {item} is open.");
        }

        return await cases.AddAsync(
            creditCode,
            id => new Appeal
            {
                Id = id, CreditCode = creditCode, Item = item, Interfaces = negative.Sources, Claim = claim, EvidenceHash = evidenceHash,
                Departments = [.. negative.Sources.Select(i => catalog.FindInterface(i)!.DepartmentId).Distinct()],
                Steps = [new(now, actor, AppealState.Received)],
            },
            cancellation);
    }

    /// <summary>Decides an appeal.</summary>
    /// <exception cref="DecisionException">The rulebook lets only facts release such a hit, or the release would end before it begins.</exception>
    /// <exception cref="CaseStateException">It is decided already.</exception>
    public async Task<Appeal> DecideAsync(Appeal appeal, AppealDecision decision, string actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (decision.IsReleased && await InForceAsync(appeal.Item, cancellation) is { IsReleasedByDecision: false } negative)
        {
            throw new DecisionException(
                "not-by-decision", "该事项不能以决定解除", $"{negative.Id} is released by facts only: {negative.Release.En}. What is wrong in the records is disputed.");
        }

        if (decision is { IsReleased: true } && decision.Until <= now)
        {
            throw new DecisionException("bad-until", "解除期限有误", "The release ends before it begins.");
        }

        return await cases.ChangeAsync<Appeal>(appeal.Id, a => a.Decided(decision, now, actor), cancellation);
    }

    /// <summary>Grants a repair: the item is hidden at once.</summary>
    /// <exception cref="DecisionException">The item is not negative, is repaired already, or must be shown for longer.</exception>
    public async Task<Domain.Trust.Disputes.Repair> RepairAsync(string creditCode, DisputedItem item, string reference, string reason, string actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var profile = (await profiles.FindAsync(creditCode, cancellation))?.Profile;
        var record = profile?.Find(item.InterfaceId)?.Present.FirstOrDefault(i => i.Key == item.Item);
        if (record is null || rules.TermsOf(item.InterfaceId, record.Content.Span) is not { } terms)
        {
            throw new DecisionException("not-negative", "该信息不是可修复的失信信息", $"{item.InterfaceId} “{item.Item}” is no negative record that can be repaired.");
        }

        if (Domain.Trust.Disputes.Repair.EarliestOf(terms, now) is { } earliest)
        {
            throw new DecisionException("too-early", "未满最短公示期", $"Class {terms.Class!.Id} is shown for at least {terms.Class.LeastMonths} months: a repair may be granted from {earliest:yyyy-MM-dd} on.");
        }

        if ((await cases.ListAsync(creditCode, cancellation)).OfType<Domain.Trust.Disputes.Repair>().FirstOrDefault(r => r.Item == item) is { } granted)
        {
            throw new DecisionException("already-repaired", "已修复", $"It is repaired by {granted.Reference}.");
        }

        return await cases.AddAsync(
            creditCode,
            id => new Domain.Trust.Disputes.Repair
            {
                Id = id, CreditCode = creditCode, Item = item, Reference = reference, Reason = reason, Actor = actor, At = now,
                Departments = [catalog.FindInterface(item.InterfaceId)!.DepartmentId],
            },
            cancellation);
    }

    /// <summary>The item of the rulebook in force, or null.</summary>
    private async Task<NegativeItem?> InForceAsync(string item, CancellationToken cancellation) =>
        (await evaluations.BeginAsync(cancellation)).Method.Rulebook.NegativeItems.FirstOrDefault(n => n.Id == item);

    private async Task<bool> IsHitAsync(string creditCode, string item, CancellationToken cancellation) =>
        (await profiles.FindAsync(creditCode, cancellation))?.Entity.GetString("hits")?.Split(' ').Contains(item) == true;
}
