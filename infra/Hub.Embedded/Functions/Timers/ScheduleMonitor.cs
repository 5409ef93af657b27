using Microsoft.Azure.Functions.Worker;

namespace Hub.Embedded.Functions.Timers;

/// <summary>Keeps a timer's status over restarts.</summary>
internal sealed class ScheduleMonitor(TimerClock clock, ScheduleStore store)
{
    /// <summary>A copy of the status, for the function to look at.</summary>
    public ScheduleStatus Status { get => Copy(field); private set; } = new();

    /// <summary>Reads the status, and returns whether an occurrence was missed. A changed schedule starts anew.</summary>
    public async Task<bool> StartAsync(DateTime now, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(cancellationToken) is { } recorded && IsOfThisSchedule(recorded))
        {
            Status = recorded;
            return now > recorded.Next;
        }

        Status = new ScheduleStatus { Next = clock.Next(now), LastUpdated = now };
        await store.WriteAsync(Status, cancellationToken);
        return false;
    }

    public async Task RecordAsync(DateTime last, CancellationToken cancellationToken)
    {
        Status = new ScheduleStatus { Last = last, Next = clock.Next(last), LastUpdated = last };
        await store.WriteAsync(Status, cancellationToken);
    }

    private bool IsOfThisSchedule(ScheduleStatus status) =>
        clock.Next(status.Last == default ? status.LastUpdated : status.Last) == status.Next;

    private static ScheduleStatus Copy(ScheduleStatus status) =>
        new() { Last = status.Last, Next = status.Next, LastUpdated = status.LastUpdated };
}
