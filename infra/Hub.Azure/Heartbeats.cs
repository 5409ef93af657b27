using Azure.Data.Tables;

namespace Hub.Azure;

/// <summary>When a timer ran through last.</summary>
/// <param name="Timer">The timer's function.</param>
/// <param name="At">When it ended.</param>
/// <param name="Interval">The longer of its last two intervals; null if there were none yet.</param>
public sealed record Heartbeat(string Timer, DateTimeOffset At, TimeSpan? Interval);

/// <summary>When each timer ran through last, in the table <c>settings</c>.</summary>
public sealed class Heartbeats(HubStore store, TimeProvider clock)
{
    private const string Partition = "timer";

    /// <summary>Notes that a timer has run through.</summary>
    public async Task BeatAsync(string timer, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var row = await store.Settings.FindAsync(Partition, timer, cancellation) ?? new TableEntity(Partition, timer);
        if (row.GetDateTimeOffset("at") is { } before)
        {
            row["interval2"] = row.GetInt64("interval1");
            row["interval1"] = (now - before).Ticks;
        }

        row["at"] = now;
        await store.Settings.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>All timers that ever ran through.</summary>
    public async Task<IReadOnlyDictionary<string, Heartbeat>> ListAsync(CancellationToken cancellation) =>
        (await store.Settings.ListAsync(Partition, cancellation)).ToDictionary(row => row.RowKey, ToHeartbeat);

    /// <summary>A firing that came late shortens the interval after it, so that the longer of two is nearer to the schedule.</summary>
    private static Heartbeat ToHeartbeat(TableEntity row)
    {
        var longer = Math.Max(row.GetInt64("interval1") ?? 0, row.GetInt64("interval2") ?? 0);
        return new Heartbeat(row.RowKey, row.GetDateTimeOffset("at")!.Value, longer > 0 ? new TimeSpan(longer) : null);
    }
}
