using Polly;

namespace Hub.Embedded.Resilience;

/// <summary>The standard pipeline's rate limiter. Its options are not offered: the limit is the real one's default.</summary>
internal sealed class ConcurrencyLimitOptions : ResilienceStrategyOptions
{
    public const int Permits = 1000;

    public ConcurrencyLimitOptions() => Name = "Standard-RateLimiter";
}
