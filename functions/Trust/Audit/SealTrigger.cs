using Hub.Azure.Trust.Audit;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Trust.Audit;

/// <summary>Seals the record of access again and again; also at start, so that what a dead hub left does not wait.</summary>
public sealed class SealTrigger(AuditSealing sealing)
{
    /// <summary>Seals what was written since the last seal.</summary>
    [Function("SealAudit")]
    public Task SealAsync([TimerTrigger("%SealSchedule%", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellation) => sealing.RunAsync(cancellation);
}
