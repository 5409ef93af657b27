using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging;

namespace Hub.Embedded.Functions.ServiceBus;

/// <summary>Renews a message's lock at half of its time until disposed, lost, or over the limit. The lock lives on the service's clock, so this waits on the system's.</summary>
internal sealed class LockRenewal : IAsyncDisposable
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);

    private readonly ServiceBusReceiver _receiver;
    private readonly ServiceBusReceivedMessage _message;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopped;
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly Task _renewing;

    public LockRenewal(ServiceBusReceiver receiver, ServiceBusReceivedMessage message, TimeSpan limit, ILogger logger)
    {
        _receiver = receiver;
        _message = message;
        _logger = logger;
        _stopped = new CancellationTokenSource(limit, TimeProvider.System);
        _renewing = RenewAsync(_stopped.Token);
    }

    /// <summary>Renews the lock on the function's own behalf.</summary>
    public async Task RenewNowAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await _receiver.RenewMessageLockAsync(_message, cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Ends the renewal; when this returns none is under way.</summary>
    public async Task StopAsync()
    {
        await _stopped.CancelAsync();
        await _renewing;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopped.Dispose();
        _oneAtATime.Dispose();
    }

    private async Task RenewAsync(CancellationToken stopped)
    {
        while (!stopped.IsCancellationRequested)
        {
            try
            {
                var half = (_message.LockedUntil - TimeProvider.System.GetUtcNow()) / 2;
                await Task.Delay(half > ShortestWait ? half : ShortestWait, TimeProvider.System, stopped);
                await RenewNowAsync(stopped);
            }
            catch (OperationCanceledException) when (stopped.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A lock that is not renewed comes back as a second delivery.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _logger.LogWarning(exception, "The lock of message {MessageId} could not be renewed.", _message.MessageId);
                if (exception is ServiceBusException { Reason: ServiceBusFailureReason.MessageLockLost or ServiceBusFailureReason.MessageNotFound })
                {
                    return;
                }
            }
        }
    }
}
