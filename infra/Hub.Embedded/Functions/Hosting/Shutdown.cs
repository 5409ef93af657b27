namespace Hub.Embedded.Functions.Hosting;

/// <summary>The two steps of a stop: first nothing new begins; when the time is up, what still runs is cancelled.</summary>
internal sealed class Shutdown : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();

    /// <summary>Cancelled when nothing new may begin.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Cancelled when running invocations have no time left.</summary>
    public CancellationToken Aborting => _aborting.Token;

    /// <summary>Waits for the work to end, and no longer than the deadline before it cancels what runs.</summary>
    public async Task StopAsync(Task work, CancellationToken deadline)
    {
        await _stopping.CancelAsync();
        await using var registration = deadline.Register(_aborting.Cancel);
        await work;
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _aborting.Dispose();
    }
}
