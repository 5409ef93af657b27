using System.Collections.Concurrent;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Trust.Keys;

/// <summary>
/// Unwrapped data keys in memory, for a while: no key is unwrapped for each record, and what another hub destroyed is forgotten
/// here soon after. Who is dropped is zeroed as soon as nobody works with it any more.
/// </summary>
internal sealed class KeyCache(TimeProvider clock)
{
    /// <summary>How long a key that was destroyed by another hub may still be used here. [P]</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Two uses of all interfaces, and some months back.</summary>
    private const int Most = 512;

    private readonly ConcurrentDictionary<DataKeyName, (FoundKey Found, DateTimeOffset Until)> _keys = new();

    public FoundKey? Find(DataKeyName name) => _keys.TryGetValue(name, out var held) && clock.GetUtcNow() < held.Until ? held.Found : null;

    public FoundKey Keep(DataKeyName name, FoundKey found)
    {
        if (_keys.Count >= Most)
        {
            Shrink();
        }

        _keys[name] = (found, clock.GetUtcNow() + Lifetime);
        return found;
    }

    public void Forget(DataKeyName name) => _keys.TryRemove(name, out _);

    /// <summary>What has run out goes first; if that is not enough, the older half.</summary>
    private void Shrink()
    {
        var now = clock.GetUtcNow();
        var held = _keys.OrderBy(k => k.Value.Until).ToList();
        foreach (var (name, _) in held.Where((k, i) => k.Value.Until <= now || i < held.Count / 2))
        {
            Forget(name);
        }
    }
}
