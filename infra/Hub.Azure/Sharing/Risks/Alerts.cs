using Hub.Domain.Sharing;
using Hub.Domain.Sharing.Risks;

namespace Hub.Azure.Sharing.Risks;

/// <summary>
/// Raises and withdraws alerts, and tells the banks. An alert is written together with what is still to be told of it; what was told is
/// taken away afterwards. A process that dies between any two steps leaves what the next call, or the clock, makes good.
/// </summary>
public sealed class Alerts(AlertStore store, AlertSight sight, Feeds feeds, RiskRules rules, TimeProvider clock)
{
    private const int MostAttempts = 50;

    /// <summary>Does what the evaluation of a version means for alerts. Done again, it does nothing more.</summary>
    /// <param name="creditCode">The enterprise.</param>
    /// <param name="version">The version of its profile.</param>
    /// <param name="before">What the evaluation before found.</param>
    /// <param name="after">What the version's evaluation found.</param>
    /// <param name="readers">The banks that may be told; each still sees only what its consent covers. Of other banks alerts are only withdrawn.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task ApplyAsync(
        string creditCode, long version, IReadOnlyList<Risk> before, IReadOnlyList<Risk> after, IReadOnlyList<AlertReader> readers, CancellationToken cancellation)
    {
        if (before.Count == 0 && after.Count == 0)
        {
            return;
        }

        var course = new AlertCourse(rules, creditCode, version, before, after, clock.GetUtcNow());
        var had = await store.BanksOfAsync(creditCode, cancellation);
        var raises = after.Any(r => r.Holds) && readers.Count > 0;
        var allows = raises ? await sight.ByConsentAsync(creditCode, cancellation) : (_, _) => [];
        var banks = raises ? readers.Select(r => r.Bank).Union(had) : had;
        await Parallel.ForEachAsync(banks, cancellation, async (bank, stop) =>
        {
            // Of several consents of one bank the first that is in force counts.
            var reader = readers.FirstOrDefault(r => r.Bank == bank && allows(bank, r.Consent).Count > 0);
            await MoveAsync(bank, creditCode, alerts => course.Changes(alerts, reader, seen => sight.ToSee(allows(bank, reader!.Consent), seen) is not null), stop);
        });
    }

    /// <summary>Takes a bank's step on one of its alerts, and tells of it; null if there is no such alert.</summary>
    /// <exception cref="AlertRefusedException">The alert does not take that step as it stands.</exception>
    public async Task<Alert?> StepAsync(string bank, string id, Func<Alert, Alert> step, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MostAttempts && await store.FindAsync(bank, id, cancellation) is { } stored; attempt++)
        {
            var next = step(stored.Alert);
            if (ReferenceEquals(next, stored.Alert) || await store.TryWriteAsync(stored, next, cancellation))
            {
                await TellAsync(bank, [next], cancellation);
                return next;
            }
        }

        return null;
    }

    /// <summary>Tells what is still to be told, and notes that it was.</summary>
    public async Task TellAsync(string bank, IReadOnlyList<Alert> alerts, CancellationToken cancellation)
    {
        var untold = alerts.Where(a => a.Untold.Count > 0).ToList();
        if (untold.Count == 0)
        {
            return;
        }

        var events = untold.SelectMany(a => a.Untold.Select(n => AlertEvents.Of(a, n))).ToList();
        await feeds.AppendAsync(bank, [.. events.Select(e => new FeedBatch(e.Event.Id, [e]))], cancellation);
        foreach (var alert in untold)
        {
            await ForgetAsync(alert, cancellation);
        }
    }

    /// <summary>Writes what changes of a bank's alerts on an enterprise, and tells it with what was left untold.</summary>
    private async Task MoveAsync(string bank, string creditCode, Func<IEnumerable<Alert>, IReadOnlyList<Alert>> changesOf, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var stored = (await store.ListAsync(bank, creditCode, cancellation)).ToDictionary(s => s.Alert.Id);
            var changes = changesOf(stored.Values.Select(s => s.Alert));
            if (await TryWriteAsync(bank, creditCode, stored, changes, cancellation))
            {
                await TellAsync(bank, [.. stored.Values.Select(s => s.Alert).ExceptBy(changes.Select(c => c.Id), a => a.Id), .. changes], cancellation);
                return;
            }
        }

        throw new InvalidOperationException($"The alerts of {bank} were changed by others {MostAttempts} times in a row.");
    }

    private async Task<bool> TryWriteAsync(
        string bank, string creditCode, Dictionary<string, StoredAlert> stored, IReadOnlyList<Alert> changes, CancellationToken cancellation)
    {
        if (changes.Any(c => !stored.ContainsKey(c.Id)))
        {
            await store.NoteAsync(bank, creditCode, cancellation);
        }

        var written = true;
        foreach (var change in changes)
        {
            written &= await store.TryWriteAsync(stored.GetValueOrDefault(change.Id), change, cancellation);
        }

        return written;
    }

    private async Task ForgetAsync(Alert told, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MostAttempts && await store.FindAsync(told.Bank, told.Id, cancellation) is { } stored; attempt++)
        {
            if (stored.Alert.Untold.Count == 0 || await store.TryWriteAsync(stored, stored.Alert.Told(told.Untold), cancellation))
            {
                return;
            }
        }
    }
}
