using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Hub.Embedded.Tests.Azurite;

namespace Hub.Embedded.Tests.Blobs;

public sealed class BlobLeaseClientTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(15);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_acquire_is_refused_until_the_lease_is_released()
    {
        var blob = await NewBlobAsync();
        var (first, second) = (blob.GetBlobLeaseClient(), blob.GetBlobLeaseClient());
        var acquired = (await first.AcquireAsync(Shortest, cancellationToken: Stop)).Value;

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => second.AcquireAsync(Shortest, cancellationToken: Stop));
        await first.RenewAsync(cancellationToken: Stop);
        await first.ReleaseAsync(cancellationToken: Stop);

        Assert.Equal(first.LeaseId, acquired.LeaseId);
        Assert.Equal((409, "LeaseAlreadyPresent"), (refused.Status, refused.ErrorCode));
        Assert.Equal(second.LeaseId, (await second.AcquireAsync(Shortest, cancellationToken: Stop)).Value.LeaseId);
    }

    [Fact]
    public async Task An_expired_lease_goes_to_the_next_and_the_first_cannot_renew_it()
    {
        var blob = await NewBlobAsync();
        var (first, second) = (blob.GetBlobLeaseClient(), blob.GetBlobLeaseClient());
        await first.AcquireAsync(Shortest, cancellationToken: Stop);

        await Eventually.Async(async () => (await blob.GetPropertiesAsync(cancellationToken: Stop)).Value.LeaseState == LeaseState.Expired);
        await second.AcquireAsync(Shortest, cancellationToken: Stop);

        var lost = await Assert.ThrowsAsync<RequestFailedException>(() => first.RenewAsync(cancellationToken: Stop));
        Assert.Equal((409, "LeaseIdMismatchWithLeaseOperation"), (lost.Status, lost.ErrorCode));
    }

    [Fact]
    public async Task A_leased_blob_is_written_by_the_holder_only()
    {
        var blob = await NewBlobAsync();
        var lease = blob.GetBlobLeaseClient();
        await lease.AcquireAsync(TimeSpan.FromSeconds(-1), cancellationToken: Stop);

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => blob.UploadAsync(BinaryData.FromString("x"), overwrite: true, Stop));
        await blob.UploadAsync(
            BinaryData.FromString("mine"), new BlobUploadOptions { Conditions = new BlobRequestConditions { LeaseId = lease.LeaseId } }, Stop);

        Assert.Equal((412, "LeaseIdMissing"), (refused.Status, refused.ErrorCode));
        Assert.Equal("mine", (await blob.DownloadContentAsync(Stop)).Value.Content.ToString());
    }

    [Fact]
    public async Task A_broken_lease_can_be_acquired_by_another()
    {
        var blob = await NewBlobAsync();
        await blob.GetBlobLeaseClient().AcquireAsync(TimeSpan.FromSeconds(-1), cancellationToken: Stop);

        var broken = (await blob.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero, cancellationToken: Stop)).Value;

        Assert.Equal(0, broken.LeaseTime);
        await blob.GetBlobLeaseClient().AcquireAsync(Shortest, cancellationToken: Stop);
    }

    private async Task<BlobClient> NewBlobAsync()
    {
        var blob = (await azurite.NewContainerAsync("leases")).GetBlobClient("leased");
        await blob.UploadAsync(BinaryData.FromString("1"), overwrite: true, Stop);
        return blob;
    }
}
