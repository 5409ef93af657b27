using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Hub.Azure;
using Microsoft.Extensions.Options;

namespace Hub.Functions.Trust;

/// <summary>
/// Requests without a valid credential, by address (IPv6 by /64, what one subscriber has): who guesses is not even looked
/// up after a while. Counted by each instance for itself.
/// </summary>
public sealed class FailedSignIns(IOptions<HubOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(
        origin => RateLimitPartition.GetTokenBucketLimiter(origin, _ => TokenBuckets.Of(options.Value.FailedSignInsPerMinute)));

    /// <summary>Counts one.</summary>
    public void Count(IPAddress? address) => _limiter.AttemptAcquire(OriginOf(address)).Dispose();

    /// <summary>The refusal of an address that failed too often; null if it did not.</summary>
    public Refusal? Refusal(IPAddress? address) =>
        _limiter.GetStatistics(OriginOf(address)) is not { CurrentAvailablePermits: 0 }
            ? null
            : Trust.Refusal.Of("too many failures", 429, "too-many-failures", "失败次数过多", "Too many requests without a valid key",
                $"At most {options.Value.FailedSignInsPerMinute} a minute are looked at; wait and send a valid key.") with { RetryAfter = TimeSpan.FromMinutes(1) };

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    private static string OriginOf(IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return plain?.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(plain.GetAddressBytes().AsSpan(0, 8))
            : plain?.ToString() ?? "";
    }
}
