using Hub.Azure.Intake;
using Hub.Azure.Sharing.Reports;
using Hub.Domain.Trust.Disputes;
using Microsoft.Extensions.Logging;

namespace Hub.Azure.Trust.Disputes;

/// <summary>
/// Takes disputes on as far as nobody has to say anything: flags, sends to the department, withholds on the last day, takes
/// corrections to the profile, tells the banks and closes. Each step may be done twice; a kill anywhere is made good by the next look.
/// </summary>
public sealed class DisputeProgress(
    CaseStore cases, Corrections corrections, CorrectionNotices notices, ReportCorrections reports, TimeProvider clock, ILogger<DisputeProgress> logger)
{
    /// <summary>As often as there are steps to take: whoever is overtaken at each of them has nothing left to do.</summary>
    private const int MostAttempts = 5;

    /// <summary>Looks at all cases whose time has come.</summary>
    public async Task AdvanceAllAsync(CancellationToken cancellation)
    {
        foreach (var @case in await cases.WakingAsync(cancellation))
        {
            try
            {
                await AdvanceAsync(@case, cancellation);
            }
            catch (CaseStateException)
            {
                // Somebody else took it on at this very moment.
                logger.LogDebug("Case {Kind} was taken on meanwhile", CaseId.KindOf(@case.Id));
            }
        }
    }

    /// <summary>Takes a dispute as far as it goes now; if somebody else does so at this very moment, from where that one left it.</summary>
    public async Task<Dispute> AdvanceAsync(Dispute dispute, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            try
            {
                return await GoAsync(dispute, cancellation);
            }
            catch (Exception e) when (e is CaseStateException or BatchTakenOverException)
            {
                logger.LogDebug("Case {Kind} was taken on meanwhile", CaseId.KindOf(dispute.Id));
                dispute = await cases.FindAsync<Dispute>(dispute.Id, cancellation) ?? dispute;
            }
        }

        return dispute;
    }

    private async Task<Dispute> GoAsync(Dispute dispute, CancellationToken cancellation)
    {
        for (var next = dispute; ; dispute = next)
        {
            next = await StepOrSeeAsync(dispute, cancellation);
            if (ReferenceEquals(next, dispute))
            {
                return next;
            }
        }
    }

    /// <summary>One step; if somebody else took it at this very moment, the dispute as it stands now.</summary>
    private async Task<Dispute> StepOrSeeAsync(Dispute dispute, CancellationToken cancellation)
    {
        try
        {
            return await StepAsync(dispute, cancellation);
        }
        catch (CaseStateException) when (!cancellation.IsCancellationRequested)
        {
            var now = (await cases.FindAsync<Dispute>(dispute.Id, cancellation))!;
            if (now.Steps.Count == dispute.Steps.Count)
            {
                throw;
            }

            return now;
        }
    }

    private async Task AdvanceAsync(ICase @case, CancellationToken cancellation)
    {
        if (@case is Dispute dispute && dispute.Wake <= clock.GetUtcNow())
        {
            await AdvanceAsync(dispute, cancellation);
        }

        // If it is built already, the build finds nothing to do.
        await cases.AskForBuildAsync(@case, cancellation);
    }

    /// <summary>One step; the same dispute if there is none to take now.</summary>
    private async Task<Dispute> StepAsync(Dispute dispute, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        switch (dispute)
        {
            case { State: DisputeState.Received }:
                return await cases.ChangeAsync<Dispute>(dispute.Id, d => d.Flagged(now), cancellation);
            case { State: DisputeState.Flagged }:
                return await cases.ChangeAsync<Dispute>(dispute.Id, d => d.Sent(now), cancellation);
            case { State: DisputeState.SentToSource, IsWithheld: false } when dispute.Clock.WithheldFrom <= now:
                logger.LogWarning("Department {Department} did not answer a dispute in time: an item of {Interface} is withheld", dispute.Department, dispute.Item.InterfaceId);
                return await cases.ChangeAsync<Dispute>(dispute.Id, d => d.Withheld(now), cancellation);
            case { State: DisputeState.SourceReplied, Reply.Run: null }:
                var run = await corrections.TakeAsync(dispute, cancellation);
                return await cases.ChangeAsync<Dispute>(dispute.Id, d => d.OnItsWay(run, now), cancellation);
            case { State: DisputeState.SourceReplied } when dispute.Wake <= now:
                return await ConcludeAsync(dispute, now, cancellation);
            default:
                return dispute;
        }
    }

    private async Task<Dispute> ConcludeAsync(Dispute dispute, DateTimeOffset now, CancellationToken cancellation)
    {
        var (isBuilt, problem) = await corrections.OutcomeAsync(dispute, cancellation);
        if (problem is not null)
        {
            return await cases.ChangeAsync<Dispute>(dispute.Id, d => d.Refused(problem, now), cancellation);
        }

        if (!isBuilt)
        {
            return await LaterAsync(dispute, now, cancellation);
        }

        var version = await notices.TellAsync(dispute, cancellation);
        await reports.SupersedeAsync(dispute, version, cancellation);
        return await cases.ChangeAsync<Dispute>(dispute.Id, d => d.Closed(version, now), cancellation);
    }

    /// <summary>The run is not through: taking it again does what a killed process left undone.</summary>
    private async Task<Dispute> LaterAsync(Dispute dispute, DateTimeOffset now, CancellationToken cancellation)
    {
        var run = await corrections.TakeAsync(dispute, cancellation);
        await cases.ChangeAsync<Dispute>(dispute.Id, d => d.OnItsWay(run, now), cancellation);
        return dispute;
    }
}
