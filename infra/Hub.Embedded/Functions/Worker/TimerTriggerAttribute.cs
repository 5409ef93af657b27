using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function on a schedule.</summary>
public sealed class TimerTriggerAttribute : TriggerBindingAttribute
{
    public TimerTriggerAttribute(string schedule)
    {
        Schedule = schedule;
        UseMonitor = true;
    }

    /// <summary>An NCRONTAB expression in UTC, or <c>%Setting%</c> for one that stands in the configuration.</summary>
    public string Schedule { get; private set; }

    /// <summary>Whether the schedule's status is kept, so that an occurrence missed while no process ran fires at the next start. Has no effect on schedules that recur within a minute.</summary>
    public bool UseMonitor { get; set; }

    /// <summary>Whether the function also runs when the timer starts.</summary>
    public bool RunOnStartup { get; set; }
}
