using Azure;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;

namespace Hub.Embedded.Functions.Timers;

/// <summary>A lease that is renewed until it is given back or lost.</summary>
internal sealed class HeldLock : IAsyncDisposable
{
    private readonly BlobLeaseClient _lease;
    private readonly TimeSpan _leaseTime;
    private readonly TimeSpan _renewEvery;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _released = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _renewing;

    public HeldLock(BlobLeaseClient lease, TimeSpan leaseTime, TimeSpan renewEvery, ILogger logger)
    {
        _lease = lease;
        _leaseTime = leaseTime;
        _renewEvery = renewEvery;
        _logger = logger;
        _renewing = RenewAsync();
    }

    /// <summary>Cancelled when another process may hold the lock.</summary>
    public CancellationToken Lost => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _released.CancelAsync();
        await _renewing;
        await ReleaseAsync();
        _released.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync()
    {
        var renewed = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(renewed) < _leaseTime)
        {
            try
            {
                await Task.Delay(_renewEvery, TimeProvider.System, _released.Token);
                await _lease.RenewAsync(cancellationToken: _released.Token);
                renewed = TimeProvider.System.GetTimestamp();
            }
            catch (OperationCanceledException) when (_released.IsCancellationRequested)
            {
                return;
            }
            catch (RequestFailedException exception)
            {
                _logger.LogWarning("The lock {Lock} could not be renewed: {Error}", _lease.Uri.AbsolutePath, exception.ErrorCode ?? exception.Message);
                if (exception.Status is 404 or 409)
                {
                    break;
                }
            }
        }

        await _lost.CancelAsync();
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await _lease.ReleaseAsync();
        }
        catch (RequestFailedException exception)
        {
            _logger.LogDebug("The lock {Lock} could not be released: {Error}", _lease.Uri.AbsolutePath, exception.ErrorCode ?? exception.Message);
        }
    }
}
