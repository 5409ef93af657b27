using Hub.Domain.Sharing.Risks;
using Microsoft.Extensions.Logging;

namespace Hub.Azure.Sharing.Risks;

/// <summary>Escalates alerts whose clocks have run out, and tells what a killed process did not.</summary>
public sealed class AlertClock(AlertStore store, Alerts alerts, TimeProvider clock, ILogger<AlertClock> logger)
{
    /// <summary>Most alerts of one bank in one round; the next round goes on.</summary>
    private const int MostARound = 1_000;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>One round over all banks.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var bank in await store.BanksAsync(cancellation))
        {
            await RepairAsync(bank, cancellation);
            await EscalateAsync(bank, cancellation);
        }
    }

    /// <summary>Whoever comes first escalates; the other finds that it is done. An alert that was not told is told by the next round.</summary>
    private async Task EscalateAsync(string bank, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var due = await store.LeadsAsync(bank, AlertRows.Due, AlertRows.KeyOf(AlertRows.Due, now.AddTicks(1)), MostARound, cancellation);
        foreach (var lead in due)
        {
            await alerts.StepAsync(bank, AlertRows.IdOf(lead), alert => alert.Escalate(now), cancellation);
        }

        if (due.Count > 0)
        {
            logger.LogWarning("{Count} alerts of {Bank} were not acknowledged in time", due.Count, bank);
        }
    }

    private async Task RepairAsync(string bank, CancellationToken cancellation)
    {
        foreach (var lead in await store.LeadsAsync(bank, AlertRows.Untold, AlertRows.Untold + AlertRows.Leads, MostARound, cancellation))
        {
            if (lead.GetDateTimeOffset("at") + s_patience <= clock.GetUtcNow() && await store.FindAsync(bank, AlertRows.IdOf(lead), cancellation) is { } stored)
            {
                await alerts.TellAsync(bank, [stored.Alert], cancellation);
            }
        }
    }
}
