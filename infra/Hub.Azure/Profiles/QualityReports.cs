using Hub.Azure.Intake;
using Hub.Domain.Intake;
using Hub.Domain.Intake.Quality;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;

namespace Hub.Azure.Profiles;

/// <summary>Makes the quality reports of departments: the last deliveries from their batches, the notes from the profiles' columns.</summary>
public sealed class QualityReports(
    QualityRules rules, InterfaceStates states, BatchStore batches, QuarantineStore quarantine, HeldBatches held,
    NotedProfiles noted, TimeProvider clock)
{
    /// <summary>Enterprises on a page of a rule.</summary>
    public const int MostOnPage = 500;

    /// <summary>Errors told of an interface; rarer ones are in the quarantine.</summary>
    private const int MostErrors = 50;

    /// <summary>The report of a department.</summary>
    /// <param name="department">The department.</param>
    /// <param name="skip">Records in quarantine to skip, of each interface.</param>
    /// <param name="most">Examples of each kind.</param>
    /// <param name="cancellation">Ends the making.</param>
    public async Task<QualityReport> MakeAsync(Department department, int skip, int most, CancellationToken cancellation)
    {
        var known = await states.ListAsync(cancellation);
        var drift = await states.DriftAsync(cancellation);
        var waiting = await held.ListAsync(cancellation);
        var notes = await NotesAsync(department, most, cancellation);
        var interfaces = new List<InterfaceQuality>();
        foreach (var @interface in department.Interfaces.OrderBy(i => i.Id, StringComparer.Ordinal))
        {
            var batch = known.GetValueOrDefault(@interface.Id)?.LastRun is { } run
                ? (await batches.FindAsync(run, @interface.Id, cancellation))?.Value
                : null;
            var lines = new QualityLines(@interface, rules, batch, notes);
            var examples = batch is null ? [] : await RejectedAsync(batch, skip, most + 1, cancellation);
            interfaces.Add(lines.ToReport(
                known.GetValueOrDefault(@interface.Id), drift.GetValueOrDefault(@interface.Id)?.Problem,
                waiting.FirstOrDefault(b => b.InterfaceId == @interface.Id), MostErrors, examples, skip, most));
        }

        return new QualityReport(
            department.Id, department.Name.Zh, department.Name.En, clock.GetUtcNow(), rules.Version, SummaryOf(interfaces), interfaces);
    }

    /// <summary>The enterprises that have a rule's note now.</summary>
    public async Task<RuleHitPage> ListAsync(QualityRule rule, string? after, CancellationToken cancellation)
    {
        var found = await noted.ListAsync(after, cancellation).Where(n => n.Rules.Contains(rule.Id)).Take(MostOnPage + 1).ToListAsync(cancellation);
        var page = found.Take(MostOnPage).Select(n => new NotedEnterprise(n.CreditCode, n.Name)).ToList();
        return new RuleHitPage(
            rule.Id, rule.Name.Zh, rule.Name.En, rule.Advice.Zh, page, found.Count > MostOnPage ? page[^1].CreditCode : null);
    }

    /// <summary>One pass over the noted rows: how many enterprises each rule of the department notes, and the first of them.</summary>
    private async Task<Dictionary<string, RuleNotes>> NotesAsync(Department department, int most, CancellationToken cancellation)
    {
        var own = department.Interfaces.Select(i => i.Id).ToHashSet();
        var notes = rules.All.Where(r => r.Interfaces.Any(own.Contains)).ToDictionary(r => r.Id, _ => new RuleNotes());
        await foreach (var profile in noted.ListAsync(null, cancellation))
        {
            foreach (var rule in profile.Rules)
            {
                notes.GetValueOrDefault(rule)?.Add(profile, most);
            }
        }

        return notes;
    }

    private async Task<IReadOnlyList<RejectedRecord>> RejectedAsync(Batch batch, int skip, int most, CancellationToken cancellation)
    {
        var segments = await quarantine.OfRunAsync(batch.InterfaceId, batch.Run, cancellation);
        if (segments.Count == 0)
        {
            // A released delivery has its records in the quarantine of the run that received it.
            return [.. batch.Reasons.Skip(skip).Take(most)];
        }

        var found = new List<RejectedRecord>();
        foreach (var segment in segments)
        {
            if (skip < segment.Count && found.Count < most)
            {
                var records = quarantine.ReadAsync(segment, cancellation).Skip(skip).Take(most - found.Count);
                found.AddRange(await records.Select(r => new RejectedRecord(r.Record, r.Line, r.Code, r.Errors)).ToListAsync(cancellation));
            }

            skip = Math.Max(0, skip - segment.Count);
        }

        return found;
    }

    private static string SummaryOf(IReadOnlyList<InterfaceQuality> interfaces)
    {
        var todo = interfaces.Count(i => i.Empty is null);
        return todo == 0
            ? "没有需要处理的数据质量问题。"
            : $"{todo} 个接口有需要处理的问题：隔离 {interfaces.Sum(i => i.Quarantined):N0} 条，规则提示企业 {interfaces.SelectMany(i => i.Rules).DistinctBy(r => r.Rule).Sum(r => r.Enterprises):N0} 家次。";
    }
}

/// <summary>The enterprises that a rule notes: their number, and the first of them.</summary>
internal sealed class RuleNotes
{
    public int Count { get; private set; }

    public List<NotedEnterprise> Examples { get; } = [];

    public void Add(NotedProfile profile, int most)
    {
        Count++;
        if (Examples.Count < most)
        {
            Examples.Add(new NotedEnterprise(profile.CreditCode, profile.Name));
        }
    }
}
