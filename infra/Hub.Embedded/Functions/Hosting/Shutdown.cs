namespace Hub.Embedded.Functions.Hosting;

/// <summary>The two steps of a stop: first nothing new begins; when the time is up, what still runs is cancelled.</summary>
internal sealed class Shutdown : IDisposable
{
    // For invocations to see that they are cancelled, and for their messages to be abandoned.
    private static readonly TimeSpan AfterAbort = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();

    /// <summary>Cancelled when nothing new may begin.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Cancelled when running invocations have no time left.</summary>
    public CancellationToken Aborting => _aborting.Token;

    /// <summary>Waits for the work to end; from the deadline on what runs is cancelled, and what does not heed that is left behind.</summary>
    public async Task StopAsync(Task work, CancellationToken deadline)
    {
        await _stopping.CancelAsync();
        await work.WaitAsync(deadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!work.IsCompleted)
        {
            await _aborting.CancelAsync();
            await work.WaitAsync(AfterAbort, TimeProvider.System, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _aborting.Dispose();
    }
}
