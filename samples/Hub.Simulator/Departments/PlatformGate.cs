using System.Collections.Concurrent;

namespace Hub.Simulator;

/// <summary>Lets in calls of the one application that is known, signed, made within five minutes, and each once.</summary>
internal sealed class PlatformGate(SimulatorOptions options)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _nonces = new();
    private DateTimeOffset _swept;

    /// <summary>Why a call is refused; null if it is not.</summary>
    public string? Refusal(PlatformCall call)
    {
        var now = options.Time.GetUtcNow();
        return call switch
        {
            _ when call.Caller.App != options.AppId || !call.IsSignedWith(options.Secret) => "签名错误",
            _ when call.MadeAt is not { } made || (now - made).Duration() > Tolerance => "时间戳超出允许范围",
            _ when !IsNew(call.Nonce, now) => "随机数重复",
            _ => null,
        };
    }

    private bool IsNew(string nonce, DateTimeOffset now)
    {
        Sweep(now);
        return nonce.Length == 32 && nonce.All(char.IsAsciiHexDigit) && _nonces.TryAdd(nonce, now);
    }

    /// <summary>A nonce needs no longer memory than its time stamp is taken.</summary>
    private void Sweep(DateTimeOffset now)
    {
        if (now - _swept < Tolerance)
        {
            return;
        }

        _swept = now;
        foreach (var old in _nonces.Where(pair => now - pair.Value > Tolerance * 3))
        {
            _nonces.TryRemove(old);
        }
    }
}
