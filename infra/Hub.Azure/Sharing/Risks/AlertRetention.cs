using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Sharing.Risks;

/// <summary>
/// Deletes alerts that are over and were kept long enough, and counts that nobody is told any more. What was told of an alert, and to
/// whom, stands in the record of access, which is kept by its own rule.
/// </summary>
public sealed class AlertRetention(AlertStore store, AlertTally tally, IOptions<HubOptions> options, TimeProvider clock, ILogger<AlertRetention> logger)
{
    /// <summary>Most alerts of one bank in one round; the next round goes on.</summary>
    private const int MostARound = 1_000;

    /// <summary>One round over all banks.</summary>
    public async Task RunAsync(CancellationToken cancellation) =>
        await Parallel.ForEachAsync(await store.BanksAsync(cancellation), cancellation, async (bank, stop) => await TidyAsync(bank, stop));

    private async Task TidyAsync(string bank, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var before = AlertRows.KeyOf(AlertRows.Over, now - options.Value.Sharing.KeepAlerts);
        var deleted = 0;
        foreach (var lead in await store.LeadsAsync(bank, AlertRows.Over, before, MostARound, cancellation))
        {
            // What another process deletes meanwhile is gone, too; what was raised again meanwhile is no longer over.
            if (await store.FindAsync(bank, AlertRows.IdOf(lead), cancellation) is { Alert.OverSince: not null } stored && await store.TryDeleteAsync(stored, cancellation))
            {
                deleted++;
            }
        }

        await tally.DeleteBeforeAsync(bank, AlertTally.MonthOf(now, AlertPrecision.Months), cancellation);
        if (deleted > 0)
        {
            logger.LogInformation("{Count} alerts of {Bank} that were over were deleted", deleted, bank);
        }
    }
}
