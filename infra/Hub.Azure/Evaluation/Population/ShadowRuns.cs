using Hub.Azure.Intake;
using Hub.Domain.Evaluation.Population;
using Hub.Domain.Sources;
using Microsoft.Extensions.Logging;

namespace Hub.Azure.Evaluation.Population;

/// <summary>
/// Evaluates everyone by a draft beside the rulebook in force, a token a bucket range. Writes no rows. A run is through when the blobs of
/// all ranges are there: nothing is counted, so a token may come twice or late and any hub may finish what another began.
/// </summary>
public sealed class ShadowRuns(
    HubStore store, ShadowRunStore runs, ShadowRange work, Evaluations evaluations, Rulebooks rulebooks, Tokens tokens, TimeProvider clock,
    ILogger<ShadowRuns> logger)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    /// <summary>Starts a run of a draft, or goes on with the one that is under way.</summary>
    /// <param name="version">A version of the catalog.</param>
    /// <param name="by">Id of the caller.</param>
    /// <param name="cancellation">Ends the starting.</param>
    public async Task<ShadowRunRow> StartAsync(string version, string by, CancellationToken cancellation)
    {
        var draft = rulebooks.Find(version)!.Rulebook;
        var open = (await runs.ListAsync(version, cancellation)).FirstOrDefault(r => StateOf(r) == ShadowRunState.Running && r.Digest == draft.Digest);
        if (open is null)
        {
            var (method, known) = await evaluations.BeginAsync(cancellation);
            var id = ShadowRunRow.NewId(known.Instant, draft.Digest);
            open = new ShadowRunRow(
                id, version, draft.Digest, method.Rulebook.Version, method.Rulebook.Digest, known.Instant, by, known.Fingerprint, null, null);
            await runs.AddAsync(open, cancellation);
        }

        await SendAsync(open, "start", cancellation);
        return open;
    }

    /// <summary>How far a run is.</summary>
    public ShadowRunState StateOf(ShadowRunRow run) =>
        run.CompletedAt is not null ? ShadowRunState.Complete
        : IsHere(run) && clock.GetUtcNow() - run.StartedAt < s_longest ? ShadowRunState.Running
        : ShadowRunState.Abandoned;

    /// <summary>Evaluates a range of a run if that is not done, and ends the run if it was the last.</summary>
    public async Task WorkAsync(EvaluateShadowRange token, CancellationToken cancellation)
    {
        if (await runs.FindAsync(token.Version, token.Run, cancellation) is not { } run || StateOf(run) != ShadowRunState.Running)
        {
            logger.LogInformation("Range {Range} of shadow run {Run} is not wanted any more", token.Range, token.Run);
            return;
        }

        if (!(await runs.RangesAsync(run.Id, cancellation)).Contains(token.Range))
        {
            var part = await work.EvaluateAsync(run, token.Range, cancellation);
            await runs.AddPartAsync(run.Id, token.Range, part, cancellation);
        }

        await FinishAsync(run, cancellation);
    }

    /// <summary>Sends again what a killed process left undone.</summary>
    public async Task RepairAsync(TimeSpan after, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var version in rulebooks.Rules.Select(r => r.Version))
        {
            var open = (await runs.ListAsync(version, cancellation)).Where(r => StateOf(r) == ShadowRunState.Running && now - r.StartedAt >= after);
            foreach (var run in open)
            {
                await FinishAsync(run, cancellation);
                await SendAsync(run, $"{(now - run.StartedAt).Ticks / after.Ticks}", cancellation);
            }
        }
    }

    private async Task SendAsync(ShadowRunRow run, string occasion, CancellationToken cancellation)
    {
        var done = await runs.RangesAsync(run.Id, cancellation);
        var open = Enumerable.Range(0, store.Buckets.RangeCount).Where(range => !done.Contains(range));
        await Task.WhenAll(open.Select(range => tokens.SendAsync(new EvaluateShadowRange(run.Version, run.Id, range), occasion, cancellation)));
    }

    /// <summary>
    /// Result first, then the row: whoever sees that a run is through finds its result. Parts go last; whoever was reading them fails, comes
    /// again and finds the run through.
    /// </summary>
    private async Task FinishAsync(ShadowRunRow run, CancellationToken cancellation)
    {
        if ((await runs.RangesAsync(run.Id, cancellation)).Count < store.Buckets.RangeCount)
        {
            return;
        }

        var draft = rulebooks.FindContent(run.Digest)!.Rulebook;
        var (all, statistics) = (new ShadowRun(), new PopulationStatistics(draft));
        for (var range = 0; range < store.Buckets.RangeCount; range++)
        {
            var part = await runs.ReadPartAsync(run.Id, range, cancellation);
            all.Merge(new ShadowRun(part.Run));
            statistics.Merge(part.Statistics);
        }

        var report = all.Report(draft.Release);
        await runs.AddResultAsync(run.Id, new ShadowResult(report, statistics.Percentiles(), statistics.Candidates(), statistics.Withheld), cancellation);
        await runs.CompleteAsync(run, clock.GetUtcNow(), report.Holds, cancellation);
        await runs.DropPartsAsync(run.Id, Enumerable.Range(0, store.Buckets.RangeCount), cancellation);
        logger.LogInformation(
            "Shadow run {Run} of {Version} against {Against}: {Enterprises} enterprises, {Changed:P2} change grade, {Holds} bounds crossed",
            run.Id, run.Version, run.Against, report.Enterprises, report.Changed, report.Holds.Count);
    }

    private bool IsHere(ShadowRunRow run) => rulebooks.FindContent(run.Digest) is not null && rulebooks.FindContent(run.AgainstDigest) is not null;
}
