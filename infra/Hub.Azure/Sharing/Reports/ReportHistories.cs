using System.Text.Json;
using Hub.Azure.Evaluation;
using Hub.Azure.Profiles;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Sharing.Reports;

namespace Hub.Azure.Sharing.Reports;

/// <summary>What a report tells of earlier months: at most one version a month is read, all at the same time, and of these what the template compares.</summary>
public sealed class ReportHistories(Milestones milestones, Rulebooks rulebooks, ReportTemplate template, TimeProvider clock)
{
    private readonly HashSet<string> _compared = [.. template.Compared.Select(b => b.Interface.Id)];
    private readonly int _months = template.Compared.Max(b => b.Months) ?? 0;

    /// <summary>The earlier months as the reader of a view may see them today.</summary>
    public async Task<ReportHistory> ReadAsync(ProfileView view, string creditCode, CancellationToken cancellation)
    {
        var noted = await milestones.ListAsync(creditCode, clock.GetUtcNow().AddMonths(-_months), cancellation);
        var shown = await view.ReadEarlierAsync(creditCode, [.. noted.Select(m => m.Pointer)], _compared, cancellation);
        return new ReportHistory([.. shown.Select(s => new PermittedProfile(JsonElement.Parse(s.Json.Span)))], [.. noted.Select(Of)]);
    }

    private PastEvaluation Of(Milestone noted) => new(
        noted.EvaluatedAt, noted.Grade, GradeName.Of(noted.Grade, rulebooks.Find(noted.Rulebook)?.Rulebook),
        Published.Of(noted.Total, 2), [.. noted.Pillars.Select(p => Published.Of(p, 2))], noted.Rulebook);
}
