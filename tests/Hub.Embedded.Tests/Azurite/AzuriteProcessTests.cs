using System.Net.Sockets;
using Azure.Storage.Blobs;
using Hub.Embedded.Azurite;

namespace Hub.Embedded.Tests.Azurite;

public sealed class AzuriteProcessTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Serves_blobs_under_each_of_its_accounts()
    {
        foreach (var account in new[] { "blobs", "tables" })
        {
            var container = new BlobContainerClient(azurite.ConnectionString(account), $"c{Guid.NewGuid():N}");
            Assert.Equal(201, (await container.CreateIfNotExistsAsync(cancellationToken: Stop)).GetRawResponse().Status);
            Assert.Contains($"/{account}/", container.Uri.AbsolutePath, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_unknown_account_is_answered_with_the_known_ones()
    {
        var exception = Assert.Throws<ArgumentException>(() => azurite.ConnectionString("nobody"));
        Assert.Contains("blobs, leases, tables", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposing_it_ends_the_process_and_deletes_temporary_data()
    {
        var process = await AzuriteProcess.StartAsync(new AzuriteOptions(), Stop);
        var container = new BlobContainerClient(process.ConnectionString(), "first");
        Assert.True((await container.CreateIfNotExistsAsync(cancellationToken: Stop)).HasValue);
        Assert.Contains("AccountName=devstoreaccount1;", process.ConnectionString(), StringComparison.Ordinal);

        await process.DisposeAsync();

        using var client = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync(container.Uri.Host, container.Uri.Port, Stop).AsTask());
    }

    [Fact]
    public async Task Data_in_a_given_folder_survive_a_restart()
    {
        var directory = Directory.CreateTempSubdirectory("hub-azurite-test-").FullName;
        try
        {
            await using (var first = await AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = directory }, Stop))
            {
                var container = new BlobContainerClient(first.ConnectionString(), "kept");
                await container.CreateIfNotExistsAsync(cancellationToken: Stop);
                await container.GetBlobClient("a").UploadAsync(BinaryData.FromString("kept"), overwrite: true, Stop);
                await Eventually.Async(() => Task.FromResult(BlobIndexHasKept(directory)));
            }

            await using var second = await AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = directory }, Stop);
            var blob = new BlobContainerClient(second.ConnectionString(), "kept").GetBlobClient("a");
            Assert.Equal("kept", (await blob.DownloadContentAsync(Stop)).Value.Content.ToString());
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    // Azurite writes its index every few seconds.
    private static bool BlobIndexHasKept(string directory)
    {
        var index = Path.Combine(directory, "__azurite_db_blob__.json");
        var extents = Path.Combine(directory, "__azurite_db_blob_extent__.json");
        return File.Exists(index) && File.ReadAllText(index).Contains("\"contentMD5\"", StringComparison.Ordinal)
            && File.Exists(extents) && File.ReadAllText(extents).Contains("\"path\"", StringComparison.Ordinal);
    }
}
