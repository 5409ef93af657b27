using System.Threading.RateLimiting;
using Polly;
using Polly.RateLimiting;

namespace Hub.Embedded.Resilience;

/// <summary>Lets so many requests run at a time and rejects the others without queueing them.</summary>
internal sealed class ConcurrencyLimit(int permits) : ResilienceStrategy<HttpResponseMessage>, IDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions { PermitLimit = permits, QueueLimit = 0 });

    public void Dispose() => _limiter.Dispose();

    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback,
        ResilienceContext context,
        TState state)
    {
        using var lease = _limiter.AttemptAcquire();
        return lease.IsAcquired
            ? await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext)
            : Outcome.FromException<HttpResponseMessage>(new RateLimiterRejectedException());
    }
}
