using Hub.Azure.Trust.Consents;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Trust.Consents;

/// <summary>Tells banks of changes of consents that a killed process did not tell them of.</summary>
public sealed class ConsentTimers(ConsentNotices notices)
{
    /// <summary>Looks for what is untold.</summary>
    [Function("RepairConsents")]
    public Task RepairAsync([TimerTrigger("%RepairSchedule%")] TimerInfo timer, CancellationToken cancellation) => notices.RepairAsync(cancellation);
}
