using Hub.Azure.Trust.Callers;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Trust;

/// <summary>What Trust does by the clock.</summary>
public sealed class TrustTimers(Nonces nonces, CallQuotas quotas)
{
    /// <summary>Deletes nonces that no request can be replayed with any more, and old counts, every hour.</summary>
    [Function("SweepCalls")]
    public async Task SweepAsync([TimerTrigger("0 25 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        await nonces.SweepAsync(cancellation);
        await quotas.SweepAsync(cancellation);
    }
}
