using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Hub.Embedded.Tests.Azurite;

namespace Hub.Embedded.Tests.Blobs;

public sealed class BlobClientTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_uploaded_is_downloaded_with_its_headers_and_metadata()
    {
        var blob = (await azurite.NewContainerAsync("blobs")).GetBlobClient("企业/a b#c?.json");
        var uploaded = await blob.UploadAsync(
            BinaryData.FromString("{\"x\":1}"),
            new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = "application/json", ContentEncoding = "identity", CacheControl = "no-store" },
                Metadata = new Dictionary<string, string> { ["run"] = "r1" },
            },
            Stop);

        var downloaded = (await blob.DownloadContentAsync(Stop)).Value;
        var properties = (await blob.GetPropertiesAsync(cancellationToken: Stop)).Value;

        Assert.Equal("{\"x\":1}", downloaded.Content.ToString());
        Assert.Equal("application/json", downloaded.Details.ContentType);
        Assert.Equal("r1", downloaded.Details.Metadata["run"]);
        Assert.Equal(uploaded.Value.ETag, downloaded.Details.ETag);
        Assert.Equal(uploaded.Value.ETag, properties.ETag);
        Assert.Equal((7, "application/json", "identity", "no-store"), (properties.ContentLength, properties.ContentType, properties.ContentEncoding, properties.CacheControl));
        Assert.Equal("r1", properties.Metadata["run"]);
        Assert.Equal(LeaseState.Available, properties.LeaseState);
        Assert.Equal("企业/a b#c?.json", blob.Name);
    }

    [Fact]
    public async Task Upload_without_overwrite_is_refused_when_the_blob_exists()
    {
        var blob = (await azurite.NewContainerAsync("blobs")).GetBlobClient("once");
        await blob.UploadAsync(BinaryData.FromString("first"), overwrite: false, Stop);

        var again = await Assert.ThrowsAsync<RequestFailedException>(() => blob.UploadAsync(BinaryData.FromString("second"), overwrite: false, Stop));

        Assert.Equal((409, "BlobAlreadyExists"), (again.Status, again.ErrorCode));
        Assert.True(BlobErrorCode.BlobAlreadyExists == again.ErrorCode);
        Assert.Equal("first", (await blob.DownloadContentAsync(Stop)).Value.Content.ToString());
        await blob.UploadAsync(BinaryData.FromString("third"), overwrite: true, Stop);
        Assert.Equal("third", (await blob.DownloadContentAsync(Stop)).Value.Content.ToString());
    }

    [Fact]
    public async Task Upload_with_a_stale_version_is_refused()
    {
        var blob = (await azurite.NewContainerAsync("blobs")).GetBlobClient("versioned");
        var first = (await blob.UploadAsync(BinaryData.FromString("1"), overwrite: true, Stop)).Value.ETag;
        var onFirst = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfMatch = first } };
        await blob.UploadAsync(BinaryData.FromString("2"), onFirst, Stop);

        var stale = await Assert.ThrowsAsync<RequestFailedException>(() => blob.UploadAsync(BinaryData.FromString("3"), onFirst, Stop));

        Assert.Equal((412, "ConditionNotMet"), (stale.Status, stale.ErrorCode));
    }

    [Fact]
    public async Task An_unchanged_blob_is_not_sent_again()
    {
        var blob = (await azurite.NewContainerAsync("blobs")).GetBlobClient("unchanged");
        var tag = (await blob.UploadAsync(BinaryData.FromString("1"), overwrite: true, Stop)).Value.ETag;

        var response = await blob.DownloadContentAsync(
            new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = tag } }, Stop);

        Assert.Equal(304, response.GetRawResponse().Status);
        Assert.False(response.HasValue);
    }

    [Fact]
    public async Task A_range_is_exactly_those_bytes()
    {
        var blob = (await azurite.NewContainerAsync("blobs")).GetBlobClient("range");
        await blob.UploadAsync(BinaryData.FromString("0123456789"), overwrite: true, Stop);

        var middle = (await blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(3, 4) }, Stop)).Value;
        using var tail = (await blob.DownloadStreamingAsync(new BlobDownloadOptions { Range = new HttpRange(8) }, Stop)).Value;

        Assert.Equal("3456", middle.Content.ToString());
        Assert.Equal((4, "bytes 3-6/10"), (middle.Details.ContentLength, middle.Details.ContentRange));
        Assert.Equal("89", await new StreamReader(tail.Content).ReadToEndAsync(Stop));
        var outside = await Assert.ThrowsAsync<RequestFailedException>(
            () => blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(20, 1) }, Stop));
        Assert.Equal((416, "InvalidRange"), (outside.Status, outside.ErrorCode));
    }

    [Fact]
    public async Task A_long_stream_of_unknown_length_goes_in_blocks()
    {
        var container = await azurite.NewContainerAsync("blobs");
        var bytes = new byte[(9 << 20) + 123];
        new Random(7).NextBytes(bytes);
        using var stream = new ForwardOnlyStream(bytes);

        await container.GetBlobClient("large").UploadAsync(stream, overwrite: false, Stop);

        Assert.True(stream.LargestRead <= 4 << 20);
        using var downloaded = (await container.GetBlobClient("large").DownloadStreamingAsync(cancellationToken: Stop)).Value;
        using var copy = new MemoryStream();
        await downloaded.Content.CopyToAsync(copy, Stop);
        Assert.True(bytes.AsSpan().SequenceEqual(copy.ToArray()));
        using var again = new ForwardOnlyStream(bytes);
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => container.GetBlobClient("large").UploadAsync(again, overwrite: false, Stop));
        Assert.Equal((409, "BlobAlreadyExists"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Small_blocks_are_put_together_in_order()
    {
        var blob = (await azurite.NewContainerAsync("blobs")).GetBlobClient("blocks");
        var options = new BlobUploadOptions { TransferOptions = new StorageTransferOptions { InitialTransferSize = 4, MaximumTransferSize = 4 } };

        await blob.UploadAsync(new MemoryStream("0123456789"u8.ToArray()), options, Stop);

        Assert.Equal("0123456789", (await blob.DownloadContentAsync(Stop)).Value.Content.ToString());
    }

    [Fact]
    public async Task What_is_not_there_is_said_so()
    {
        var container = await azurite.NewContainerAsync("blobs");
        var blob = container.GetBlobClient("absent");
        var nowhere = new BlobServiceClient(azurite.ConnectionString("blobs")).GetBlobContainerClient("no-such-container");

        Assert.False((await blob.ExistsAsync(Stop)).Value);
        Assert.False((await blob.DeleteIfExistsAsync(cancellationToken: Stop)).Value);
        Assert.False((await container.DeleteBlobIfExistsAsync("absent", cancellationToken: Stop)).Value);
        Assert.False((await nowhere.ExistsAsync(Stop)).Value);
        Assert.False((await nowhere.GetBlobClient("x").ExistsAsync(Stop)).Value);
        var get = await Assert.ThrowsAsync<RequestFailedException>(() => blob.DownloadContentAsync(Stop));
        var delete = await Assert.ThrowsAsync<RequestFailedException>(() => blob.DeleteAsync(cancellationToken: Stop));
        var head = await Assert.ThrowsAsync<RequestFailedException>(() => blob.GetPropertiesAsync(cancellationToken: Stop));
        var put = await Assert.ThrowsAsync<RequestFailedException>(() => nowhere.GetBlobClient("x").UploadAsync(BinaryData.FromString("x"), overwrite: true, Stop));
        Assert.Equal((404, "BlobNotFound"), (get.Status, get.ErrorCode));
        Assert.Equal((404, "BlobNotFound"), (delete.Status, delete.ErrorCode));
        Assert.Equal((404, "BlobNotFound"), (head.Status, head.ErrorCode));
        Assert.Equal((404, "ContainerNotFound"), (put.Status, put.ErrorCode));
    }

    [Fact]
    public async Task A_deleted_blob_is_gone()
    {
        var container = await azurite.NewContainerAsync("blobs");
        var blob = container.GetBlobClient("gone");
        await blob.UploadAsync(BinaryData.FromString("x"), overwrite: true, Stop);

        Assert.True((await blob.ExistsAsync(Stop)).Value);
        Assert.True((await blob.DeleteIfExistsAsync(cancellationToken: Stop)).Value);
        Assert.False((await blob.ExistsAsync(Stop)).Value);
    }

    [Fact]
    public async Task Creating_a_container_again_returns_nothing()
    {
        var container = await azurite.NewContainerAsync("blobs");

        Assert.Null(await container.CreateIfNotExistsAsync(cancellationToken: Stop));
        Assert.True((await container.ExistsAsync(Stop)).Value);
    }

    [Fact]
    public async Task A_listing_has_the_blobs_of_the_prefix_page_by_page()
    {
        var container = await azurite.NewContainerAsync("blobs");
        await Parallel.ForAsync(0, 12, Stop, async (i, stop) =>
            await container.GetBlobClient($"in/{i:D2}").UploadAsync(BinaryData.FromString("12345"), overwrite: true, stop));
        await container.GetBlobClient("out/1").UploadAsync(BinaryData.FromString("x"), overwrite: true, Stop);

        var pages = await container.GetBlobsAsync(prefix: "in/", cancellationToken: Stop).AsPages(pageSizeHint: 5).ToListAsync(Stop);
        var rest = await container.GetBlobsAsync(prefix: "in/", cancellationToken: Stop)
            .AsPages(pages[0].ContinuationToken, 100).SelectMany(page => page.Values).Select(blob => blob.Name).ToListAsync(Stop);
        var all = await container.GetBlobsAsync(cancellationToken: Stop).ToListAsync(Stop);

        Assert.Equal([5, 5, 2], pages.Select(page => page.Values.Count));
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"in/{i:D2}"), pages.SelectMany(page => page.Values).Select(blob => blob.Name));
        Assert.Equal(Enumerable.Range(5, 7).Select(i => $"in/{i:D2}"), rest);
        Assert.Equal(13, all.Count);
        Assert.Equal(5, all[0].Properties.ContentLength);
        var properties = (await container.GetBlobClient("in/00").GetPropertiesAsync(cancellationToken: Stop)).Value;
        Assert.Equal(properties.LastModified, all[0].Properties.LastModified);
    }

    [Fact]
    public async Task A_wrong_key_is_refused()
    {
        var endpoint = new BlobServiceClient(azurite.ConnectionString("blobs")).Uri;
        var service = new BlobServiceClient(endpoint, new StorageSharedKeyCredential("blobs", Convert.ToBase64String("wrong"u8)));

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => service.GetBlobContainerClient("any").ExistsAsync(Stop));

        Assert.Equal((403, "AuthorizationFailure"), (refused.Status, refused.ErrorCode));
    }
}
