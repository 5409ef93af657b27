using System.Collections.Concurrent;
using Hub.Azure.Intake;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hub.Azure.Sharing;

/// <summary>
/// Keeps a slow receiver from holding a place in the queue that a quick one could use. A turn that takes longer than a moment
/// goes on beside the queue: its message is settled, and a token for later sees to it that a killed process loses nothing. A
/// receiver that was slow the last time gets no moment at all. So no bank waits for another's slot.
/// </summary>
public sealed class Couriers(Deliveries deliveries, Tokens tokens, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<Couriers> logger) : IAsyncDisposable
{
    /// <summary>How long the place in the queue is kept.</summary>
    private static readonly TimeSpan s_moment = TimeSpan.FromSeconds(1);

    /// <summary>When somebody looks whether the turn beside the queue came to its end.</summary>
    private static readonly TimeSpan s_after = TimeSpan.FromSeconds(50);

    private readonly ConcurrentDictionary<DeliverFeed, Task> _beside = new();
    private readonly ConcurrentDictionary<DeliverFeed, bool> _long = new();

    /// <summary>Gives a subscription its turn; returns when it is over, or when it goes on beside the queue.</summary>
    public async Task TakeTurnAsync(DeliverFeed token, CancellationToken cancellation)
    {
        if (_beside.ContainsKey(token))
        {
            await tokens.SendAsync(token, clock.GetUtcNow() + s_moment, cancellation);
            return;
        }

        var turn = TurnAsync(token);
        if (!_long.ContainsKey(token))
        {
            await Task.WhenAny(turn, Task.Delay(s_moment, clock, cancellation));
        }

        if (turn.IsCompleted)
        {
            await turn;
            return;
        }

        _long[token] = true;
        _beside[token] = turn;
        await tokens.SendAsync(token, clock.GetUtcNow() + s_after, cancellation);
        _ = LeaveAsync(token, turn);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_beside.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task TurnAsync(DeliverFeed token)
    {
        var begun = clock.GetTimestamp();
        await deliveries.DeliverAsync(token, lifetime.ApplicationStopping);
        if (clock.GetElapsedTime(begun) < s_moment)
        {
            _long.TryRemove(token, out _);
        }
    }

    private async Task LeaveAsync(DeliverFeed token, Task turn)
    {
        try
        {
            await turn;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            logger.LogWarning(e, "The turn of subscription {Subscription} of {Bank} broke off; it is taken again", token.Subscription, token.Bank);
        }

        _beside.TryRemove(token, out _);
    }
}
