using System.Threading.RateLimiting;
using Hub.Azure.Trust.Callers;
using Hub.Domain.Trust.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Hub.Functions.Trust;

/// <summary>
/// Holds callers to their limits: a rate by each instance for itself, a quota a day by all together. Every answer says what is left in the
/// fields of draft-ietf-httpapi-ratelimit-headers. It stands between who calls and what may be done, so that a refusal is
/// recorded like every other.
/// </summary>
public sealed class LimitMiddleware(CallQuotas quotas) : IFunctionsWorkerMiddleware, IDisposable
{
    private const int SecondsADay = 86_400;

    private readonly PartitionedRateLimiter<(string Caller, int PerMinute)> _rates =
        PartitionedRateLimiter.Create<(string Caller, int PerMinute), (string, int)>(
            key => RateLimitPartition.GetTokenBucketLimiter(key, _ => TokenBuckets.Of(key.PerMinute)));

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && http.Features.Get<Authentication>() is { Refusal: null, Caller: { } caller, Limits: { } limits } found
            && await RefusalAsync(http.Response, caller.Id, limits, context.CancellationToken) is { } refusal)
        {
            http.Features.Set(found with { Refusal = refusal });
        }

        await next(context);
    }

    /// <inheritdoc/>
    public void Dispose() => _rates.Dispose();

    /// <summary>What the rate refuses costs nothing of the day.</summary>
    private async Task<Refusal?> RefusalAsync(HttpResponse response, string caller, CallLimits limits, CancellationToken cancellation)
    {
        var bucket = (caller, limits.PerMinute);
        using var lease = _rates.AttemptAcquire(bucket);
        var left = _rates.GetStatistics(bucket)?.CurrentAvailablePermits ?? 0;
        var minute = $"\"minute\";r={left};t={Seconds(TokenBuckets.UntilFull(limits.PerMinute, left))}";
        response.Headers["RateLimit-Policy"] = $"\"minute\";q={limits.PerMinute};w=60, \"day\";q={limits.PerDay};w={SecondsADay}";
        response.Headers["RateLimit"] = minute;
        if (!lease.IsAcquired)
        {
            return Refusal.Of("too many requests", 429, "rate-limited", "请求过于频繁", "Too many requests",
                $"Caller {caller} may ask {limits.PerMinute} times a minute.") with { RetryAfter = TimeSpan.FromMinutes(1) / limits.PerMinute };
        }

        var day = await quotas.TakeAsync(caller, limits.PerDay, cancellation);
        response.Headers["RateLimit"] = $"{minute}, \"day\";r={day.Left};t={Seconds(day.Renewed)}";
        return day.Granted
            ? null
            : Refusal.Of("quota used up", 429, "quota-exceeded", "今日配额已用完", "The day's quota is used up",
                $"Caller {caller} may ask {limits.PerDay} times a day; the day ends at midnight in China.") with { RetryAfter = day.Renewed };
    }

    private static long Seconds(TimeSpan time) => (long)Math.Ceiling(time.TotalSeconds);
}
