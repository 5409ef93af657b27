using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Trust.Audit;

/// <summary>
/// How long ago everything was sealed. Reads of enterprises stop when it is too long: a record that nobody seals can be changed
/// without being found. The meter <c>Hub.Trust</c> tells the age in seconds, <c>hub.audit.seal_age</c>.
/// </summary>
public sealed class SealWatch : IDisposable
{
    private static readonly TimeSpan s_lookAgainAfter = TimeSpan.FromSeconds(5);

    private readonly SealStates _states;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _limit;
    private readonly Meter _meter = new("Hub.Trust");
    private Seen? _seen;

    /// <summary>Watches the sealing of a store.</summary>
    public SealWatch(SealStates states, TimeProvider clock, IOptions<HubOptions> options)
    {
        (_states, _clock, _limit) = (states, clock, options.Value.SealLimit);
        _meter.CreateObservableGauge("hub.audit.seal_age", () => _seen is { } seen ? (_clock.GetUtcNow() - seen.PassAt).TotalSeconds : 0, "s", "Time since everything was sealed.");
    }

    /// <summary>Time since the last pass that left nothing unsealed; a few seconds old.</summary>
    public async Task<TimeSpan> AgeAsync(CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow();
        if (_seen is not { } seen || now - seen.LookedAt > s_lookAgainAfter || now - seen.PassAt > _limit)
        {
            _seen = seen = new Seen(now, await _states.PassAtAsync(cancellation) ?? (await _states.ReadAsync(cancellation)).PassAt);
        }

        return now - seen.PassAt;
    }

    /// <summary>How long it has been if that is too long; null if all is well.</summary>
    public async Task<TimeSpan?> StoppedForAsync(CancellationToken cancellation) =>
        await AgeAsync(cancellation) is var age && age > _limit ? age : null;

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private sealed record Seen(DateTimeOffset LookedAt, DateTimeOffset PassAt);
}
