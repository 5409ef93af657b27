using System.Threading.Channels;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Trust.Audit;

/// <summary>
/// Writes entries down. Entries that come while a write is under way go together with the next one, so that a write a time is
/// enough for any number of callers, and one caller alone waits for one write.
/// </summary>
public sealed class AuditLog : IAsyncDisposable
{
    private const int MostWaiting = 10_000;
    private const int MostAtOnce = 2_000;

    /// <summary>
    /// A block of an append blob holds 4 MiB, in later versions of the store more. Lists of enterprises are what could be large: the
    /// last that is taken may go beyond this, and has at most 1,000 enterprises.
    /// </summary>
    private const int MostListed = 10_000;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly AuditChains _chains;
    private readonly TimeProvider _clock;
    private readonly Task _writing;
    private AuditChain? _chain;

    /// <summary>A log of this process; its chain is opened by the first entry.</summary>
    public AuditLog(AuditChains chains, TimeProvider clock)
    {
        (_chains, _clock) = (chains, clock);
        _writing = Task.Run(WriteAllAsync);
    }

    /// <summary>Makes entries durable, together.</summary>
    /// <returns>Where the first stands; the others follow it.</returns>
    /// <exception cref="AuditUnavailableException">They could not be written, or it is not known whether they were: what they record must not be answered.</exception>
    public async Task<EntryId> RecordAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(entries.Count);
        var waiting = new Waiting(entries, new TaskCompletionSource<EntryId>(TaskCreationOptions.RunContinuationsAsynchronously));
        await _queue.Writer.WriteAsync(waiting, cancellation);
        return await waiting.Written.Task.WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAllAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            await WriteAsync(Take());
        }
    }

    private List<Waiting> Take()
    {
        var (taken, entries, listed) = (new List<Waiting>(), 0, 0);
        while (entries < MostAtOnce && listed < MostListed && _queue.Reader.TryRead(out var waiting))
        {
            taken.Add(waiting);
            entries += waiting.Entries.Count;
            listed += waiting.Entries.Sum(e => e.Told?.Enterprises.Count ?? 0);
        }

        return taken;
    }

    private async Task WriteAsync(List<Waiting> group)
    {
        try
        {
            using var patience = new CancellationTokenSource(s_patience, _clock);
            _chain = _chain?.IsOver(_clock.GetUtcNow()) == false ? _chain : await _chains.OpenAsync(patience.Token);
            var first = await _chain.AppendAsync(group.SelectMany(w => w.Entries), patience.Token);
            foreach (var waiting in group)
            {
                waiting.Written.SetResult(first);
                first = first with { Sequence = first.Sequence + waiting.Entries.Count };
            }
        }
#pragma warning disable CA1031 // Whoever waits is told, whatever it was; the next entry begins a new chain.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _chain = null;
            group.ForEach(w => w.Written.TrySetException(new AuditUnavailableException(e)));
        }
    }

    private sealed record Waiting(IReadOnlyList<AuditEntry> Entries, TaskCompletionSource<EntryId> Written);
}

/// <summary>An access could not be written down, so it must not be answered.</summary>
public sealed class AuditUnavailableException(Exception inner) : Exception("The access could not be written down.", inner);
