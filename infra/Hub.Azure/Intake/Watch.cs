using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Calendars;
using Microsoft.Extensions.Logging;

namespace Hub.Azure.Intake;

/// <summary>
/// Says in the log what somebody should look at: interfaces that are silent, runs that do not end, a calendar that is missing. Alerts read these lines
/// (<c>bicep/alerts.json</c>); they name interfaces and runs, never an enterprise.
/// </summary>
public sealed class Watch(RunStore runs, InterfaceStates states, Catalog catalog, WorkingDays days, TimeProvider clock, ILogger<Watch> logger)
{
    /// <summary>How long after its deadline a run may still be built. [P]</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>The arrangement of a year is announced in November of the year before.</summary>
    private const int MonthOfNotice = 12;

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var known = await states.ListAsync(cancellation);
        foreach (var i in catalog.Interfaces)
        {
            // One that never delivered is not connected yet: that is no alarm.
            if (known.GetValueOrDefault(i.Id)?.LastSealedAt is { } last && last < now.AddDays(-i.TtlDays))
            {
                logger.LogWarning("Interface {Interface} is not fresh: last delivery {LastSealedAt:u}, time to live {TtlDays} days", i.Id, last, i.TtlDays);
            }
        }

        var today = DateValue.DayOf(now);
        if (!days.IsKnown(today.Year) || (today.Month >= MonthOfNotice && !days.IsKnown(today.Year + 1)))
        {
            logger.LogWarning("Calendar of {Year} is missing in catalog/calendars: Monday to Friday are taken for working days", days.IsKnown(today.Year) ? today.Year + 1 : today.Year);
        }

        foreach (var run in (await runs.ListOpenAsync(cancellation)).Where(r => r.Deadline + Patience < now))
        {
            logger.LogError("Run {Run} is not complete: it is {State}, its deadline was {Deadline:u}", run.Id, run.State, run.Deadline);
        }
    }
}
