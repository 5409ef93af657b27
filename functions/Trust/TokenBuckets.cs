using System.Threading.RateLimiting;

namespace Hub.Functions.Trust;

/// <summary>Buckets that hold a minute's requests and fill evenly.</summary>
internal static class TokenBuckets
{
    /// <summary>The bucket of a rate.</summary>
    public static TokenBucketRateLimiterOptions Of(int perMinute) => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
        QueueLimit = 0,
        AutoReplenishment = false,
    };

    /// <summary>How long until a bucket is full again.</summary>
    public static TimeSpan UntilFull(int perMinute, long left) => TimeSpan.FromMinutes(1) * (perMinute - left) / perMinute;
}
