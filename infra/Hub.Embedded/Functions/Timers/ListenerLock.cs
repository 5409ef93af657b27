using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;

namespace Hub.Embedded.Functions.Timers;

/// <summary>Of the processes that host one timer, the one that holds its lock fires it. The lease lives on the storage's clock, so this waits on the system's.</summary>
internal sealed class ListenerLock(BlobClient blob, ILogger logger)
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TryEvery = TimeSpan.FromSeconds(2);

    /// <summary>Waits until no other process holds the lock.</summary>
    public async Task<HeldLock> AcquireAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await CreateAsync(cancellationToken);
                var lease = blob.GetBlobLeaseClient();
                await lease.AcquireAsync(LeaseTime, cancellationToken: cancellationToken);
                return new HeldLock(lease, LeaseTime, RenewEvery, logger);
            }
            catch (RequestFailedException exception)
            {
                var level = exception.Status == 409 ? LogLevel.Debug : LogLevel.Warning;
                logger.Log(level, "The lock {Lock} could not be acquired: {Error}", blob.Name, exception.ErrorCode ?? exception.Message);
                await Task.Delay(TryEvery, TimeProvider.System, cancellationToken);
            }
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (!await blob.ExistsAsync(cancellationToken))
        {
            await blob.UploadAsync(BinaryData.FromString(string.Empty), overwrite: false, cancellationToken);
        }
    }
}
