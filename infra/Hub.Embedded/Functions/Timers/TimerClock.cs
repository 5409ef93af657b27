namespace Hub.Embedded.Functions.Timers;

/// <summary>A schedule against the clock.</summary>
internal sealed class TimerClock(CronSchedule schedule, TimeProvider time)
{
    // A single wait cannot be longer than some weeks.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Throws when the schedule has no further occurrence.</summary>
    public DateTime Next(DateTime after) =>
        schedule.Next(after) ?? throw new InvalidOperationException("The schedule never occurs.");

    /// <summary>Waits for the next occurrence; those that passed during a long invocation are skipped.</summary>
    public async Task<DateTime> WaitAsync(CancellationToken cancellationToken)
    {
        var next = Next(Now);
        for (var rest = next - Now; rest > TimeSpan.Zero; rest = next - Now)
        {
            await Task.Delay(rest < LongestWait ? rest : LongestWait, time, cancellationToken);
        }

        return next;
    }
}
