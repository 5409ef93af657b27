using Azure;
using Azure.Storage.Blobs.Specialized;

namespace Hub.Azure.Profiles;

/// <summary>A lease on a named lock blob, renewed until it is given back: one worker at a time.</summary>
public sealed class RangeLease : IAsyncDisposable
{
    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_renewal = TimeSpan.FromSeconds(10);

    private readonly BlobLeaseClient _lease;
    private readonly CancellationTokenSource _stop;
    private readonly Task _renewing;

    private RangeLease(BlobLeaseClient lease, TimeProvider clock, CancellationToken cancellation)
    {
        _lease = lease;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _renewing = RenewAsync(clock);
    }

    /// <summary>Cancelled when the lease is lost: the work has to stop.</summary>
    public CancellationToken Held => _stop.Token;

    /// <summary>Takes the lease, or null if somebody else holds it.</summary>
    public static async Task<RangeLease?> TryTakeAsync(HubStore store, string name, TimeProvider clock, CancellationToken cancellation)
    {
        var blob = store.Locks.GetBlobClient(name);
        try
        {
            if (!await blob.ExistsAsync(cancellation))
            {
                await blob.UploadAsync(BinaryData.FromBytes(ReadOnlyMemory<byte>.Empty), overwrite: false, cancellation);
            }
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Somebody else made it at the same moment, or holds it already: the next step tells.
        }

        var lease = blob.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(s_duration, cancellationToken: cancellation);
            return new RangeLease(lease, clock, cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _renewing;
        try
        {
            await _lease.ReleaseAsync();
        }
        catch (RequestFailedException)
        {
            // It ran out already.
        }

        _stop.Dispose();
    }

    private async Task RenewAsync(TimeProvider clock)
    {
        try
        {
            while (true)
            {
                await Task.Delay(s_renewal, clock, _stop.Token);
                await _lease.RenewAsync(cancellationToken: _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            // Refused, or not reached however often it was tried.
            await _stop.CancelAsync();
        }
    }
}
