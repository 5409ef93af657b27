using Microsoft.Extensions.Options;

namespace Hub.Azure.Trust.Audit;

/// <summary>
/// How long ago everything was sealed. Reads of enterprises stop when it is too long: a record that nobody seals can be changed
/// without being found.
/// </summary>
public sealed class SealWatch(SealStates states, TimeProvider clock, IOptions<HubOptions> options)
{
    private static readonly TimeSpan s_lookAgainAfter = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _limit = options.Value.SealLimit;
    private Seen? _seen;

    /// <summary>Time since the last pass that left nothing unsealed; a few seconds old.</summary>
    public async Task<TimeSpan> AgeAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_seen is not { } seen || now - seen.LookedAt > s_lookAgainAfter || now - seen.PassAt > _limit)
        {
            _seen = seen = new Seen(now, await states.PassAtAsync(cancellation) ?? (await states.ReadAsync(cancellation)).PassAt);
        }

        return now - seen.PassAt;
    }

    /// <summary>How long it may be.</summary>
    public TimeSpan Limit => _limit;

    /// <summary>How long it has been if that is too long; null if all is well.</summary>
    public async Task<TimeSpan?> StoppedForAsync(CancellationToken cancellation) =>
        await AgeAsync(cancellation) is var age && age > _limit ? age : null;

    private sealed record Seen(DateTimeOffset LookedAt, DateTimeOffset PassAt);
}
