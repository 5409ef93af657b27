using System.Collections.Concurrent;

namespace Hub.Azure.Trust;

/// <summary>
/// Things that are remembered and answered only while they hold: a stamp that was read before the thing was, and is still there
/// now, says that no confirmed change lies between.
/// </summary>
internal sealed class Remembered<T>(ChangeStamps changes, TimeProvider clock)
    where T : class
{
    /// <summary>How long a change can go unseen that was never confirmed, because its hub died before it could renew the stamp. [P]</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    private const int Most = 5_000;

    private readonly ConcurrentDictionary<string, Held> _held = new();

    /// <summary>The thing with every change that was confirmed before an instant; later ones may be seen or not.</summary>
    /// <param name="key">Which thing.</param>
    /// <param name="group">The group whose stamp is renewed when it changes.</param>
    /// <param name="since">The instant, which <see cref="ChangeStamps.Begun"/> gave.</param>
    /// <param name="read">Reads it from the store; nothing that is absent is remembered.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<T?> GetAsync(string key, string group, long since, Func<string, CancellationToken, Task<T?>> read, CancellationToken cancellation)
    {
        var known = _held.TryGetValue(key, out var held) && clock.GetUtcNow() < held.Until;
        var before = known ? null : changes.Last;
        before ??= await changes.ReadAsync(since, cancellation);
        if (known && before.Of(group) == held!.Stamp)
        {
            return held.Thing;
        }

        var thing = await read(key, cancellation);
        Keep(key, thing, before.Of(group));
        return thing;
    }

    private void Keep(string key, T? thing, string? stamp)
    {
        if (_held.Count >= Most)
        {
            _held.Clear();
        }

        if (thing is not null)
        {
            _held[key] = new Held(thing, stamp, clock.GetUtcNow() + s_longest);
        }
    }

    private sealed record Held(T Thing, string? Stamp, DateTimeOffset Until);
}
