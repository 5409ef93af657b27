using Azure.Data.Tables;

namespace Hub.Azure.Trust;

/// <summary>
/// Says whether what an instance remembers still holds: one small row with a stamp for each group of things, renewed after each
/// change of one of them and before the change is confirmed. Requests that wait together share one reading of it, which begins
/// after the last of them came; so any number of requests needs one at a time.
/// </summary>
public sealed class ChangeStamps(HubStore store)
{
    private const string Partition = "changes";
    private const string Key = "stamps";
    private const int ConsentGroups = 16;

    private readonly Lock _gate = new();
    private Task<Stamps>? _running;
    private Task<Stamps>? _next;
    private long _begun;

    /// <summary>The group of all callers.</summary>
    public const string Callers = "callers";

    /// <summary>The last reading; null before the first.</summary>
    public Stamps? Last { get; private set; }

    /// <summary>How many readings have begun: one of a higher number began later than this was asked.</summary>
    public long Begun => Volatile.Read(ref _begun);

    /// <summary>The group of an enterprise's consents.</summary>
    public static string ConsentsOf(string creditCode) => $"consents{creditCode.Sum(c => c) % ConsentGroups:d2}";

    /// <summary>Says that something of a group was changed. The change is in the store already, and is not confirmed before this returns.</summary>
    public Task RenewAsync(string group, CancellationToken cancellation) => store.Settings.UpsertEntityAsync(
        new TableEntity(Partition, Key) { [group] = Guid.NewGuid().ToString("N") }, TableUpdateMode.Merge, cancellation);

    /// <summary>The stamps as they are now: read after this was called.</summary>
    public Task<Stamps> ReadAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_next is null && _running is null or { IsCompleted: true })
            {
                _running = FetchAsync();
                return _running.WaitAsync(cancellation);
            }

            return (_next ??= FollowAsync(_running!)).WaitAsync(cancellation);
        }
    }

    /// <summary>The reading after the one under way. Whoever comes while it waits, waits for it, too; once it has begun it is too late.</summary>
    private async Task<Stamps> FollowAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            (_running, _next) = (_next, null);
        }

        return await FetchAsync();
    }

    /// <summary>The stamps as they were after an instant, which <see cref="Begun"/> gave: the last reading, if it began later.</summary>
    public Task<Stamps> ReadAsync(long since, CancellationToken cancellation) =>
        Last is { } last && last.Number > since ? Task.FromResult(last) : ReadAsync(cancellation);

    /// <summary>For nobody in particular, so nobody's giving up ends it.</summary>
    private async Task<Stamps> FetchAsync()
    {
        var number = Interlocked.Increment(ref _begun);
        var row = await store.Settings.FindAsync(Partition, Key, CancellationToken.None);
        return Last = new Stamps(number, row ?? []);
    }
}

/// <summary>Stamps as they were read.</summary>
public sealed class Stamps(long number, IDictionary<string, object> row)
{
    /// <summary>Of readings in the order in which they began.</summary>
    public long Number => number;

    /// <summary>The stamp of a group; null if nothing of it was ever changed.</summary>
    public string? Of(string group) => row.TryGetValue(group, out var stamp) ? (string)stamp : null;
}
