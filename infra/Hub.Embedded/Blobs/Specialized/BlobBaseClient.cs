#nullable disable // As the real package: its callers see no nullable annotations.
using Azure.Core;
using Azure.Storage.Blobs.Models;
using Hub.Embedded.Blobs;
using Hub.Embedded.Storage;

namespace Azure.Storage.Blobs.Specialized;

/// <summary>What can be done with a blob of any kind: read it, ask for it, delete it.</summary>
public class BlobBaseClient
{
    /// <summary>For mocking.</summary>
    protected BlobBaseClient()
    {
    }

    /// <summary>Takes the account's connection string and the names of container and blob.</summary>
    public BlobBaseClient(string connectionString, string blobContainerName, string blobName)
        : this(connectionString, blobContainerName, blobName, null)
    {
    }

    /// <summary>Takes the account's connection string, the names of container and blob, and options.</summary>
    public BlobBaseClient(string connectionString, string blobContainerName, string blobName, BlobClientOptions options)
    {
        var account = StorageAccount.Parse(connectionString);
        Pipeline = new(StoragePipeline.Build(options ?? new(), new StorageSharedKeyCredential(account.Name, account.Key)));
        BlobContainerName = blobContainerName;
        Name = BlobUri.Trim(blobName);
        Uri = BlobUri.Append(BlobUri.Append(account.BlobEndpoint, blobContainerName), blobName);
    }

    internal BlobBaseClient(BlobPipeline pipeline, Uri containerUri, string containerName, string name)
    {
        Pipeline = pipeline;
        BlobContainerName = containerName;
        Name = BlobUri.Trim(name);
        Uri = BlobUri.Append(containerUri, name);
    }

    /// <summary>The blob's address.</summary>
    public virtual Uri Uri { get; }

    /// <summary>The name of the container that the blob is in.</summary>
    public virtual string BlobContainerName { get; }

    /// <summary>The blob's name.</summary>
    public virtual string Name { get; }

    internal BlobPipeline Pipeline { get; }

    /// <summary>The whole blob, in memory.</summary>
    public virtual Task<Response<BlobDownloadResult>> DownloadContentAsync() => DownloadContentAsync(CancellationToken.None);

    /// <summary>The whole blob, in memory.</summary>
    public virtual Task<Response<BlobDownloadResult>> DownloadContentAsync(CancellationToken cancellationToken) =>
        DownloadContentAsync(options: null, cancellationToken);

    /// <summary>The blob or a range of it, in memory. "Not modified" gives a response without a value and status 304.</summary>
    public virtual async Task<Response<BlobDownloadResult>> DownloadContentAsync(
        BlobDownloadOptions options = default, CancellationToken cancellationToken = default)
    {
        var response = await DownloadStreamingAsync(options, cancellationToken);
        if (!response.HasValue)
        {
            return new NoBodyResponse<BlobDownloadResult>(response.GetRawResponse());
        }

        using var streaming = response.Value;
        var content = await BinaryData.FromStreamAsync(streaming.Content, cancellationToken);
        return Response.FromValue(
            new BlobDownloadResult { Details = streaming.Details, Content = content }, response.GetRawResponse());
    }

    /// <summary>
    /// The blob or a range of it, as a stream from the network that resumes after a broken connection; dispose the result.
    /// "Not modified" gives a response without a value and status 304.
    /// </summary>
    public virtual Task<Response<BlobDownloadStreamingResult>> DownloadStreamingAsync(
        BlobDownloadOptions options = default, CancellationToken cancellationToken = default) =>
        new BlobDownload(Pipeline, Uri, options ?? new BlobDownloadOptions()).RunAsync(cancellationToken);

    /// <summary>Whether the blob exists.</summary>
    public virtual async Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = Pipeline.Message(RequestMethod.Head, Uri);
        return await ExistedAsync(message, 200, cancellationToken);
    }

    /// <summary>The blob's properties and metadata.</summary>
    public virtual async Task<Response<BlobProperties>> GetPropertiesAsync(
        BlobRequestConditions conditions = default, CancellationToken cancellationToken = default)
    {
        using var message = Pipeline.Message(RequestMethod.Head, Uri);
        BlobPipeline.SetConditions(message.Request, conditions);
        var response = await Pipeline.SendAsync(message, cancellationToken, 200);
        return Response.FromValue(BlobProperties.From(response), response);
    }

    /// <summary>Deletes the blob; an absent one is a 404 BlobNotFound.</summary>
    public virtual async Task<Response> DeleteAsync(
        DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None,
        BlobRequestConditions conditions = default,
        CancellationToken cancellationToken = default)
    {
        using var message = Deletion(snapshotsOption, conditions);
        return await Pipeline.SendAsync(message, cancellationToken, 202);
    }

    /// <summary>Deletes the blob; false if it or the container is not there.</summary>
    public virtual async Task<Response<bool>> DeleteIfExistsAsync(
        DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None,
        BlobRequestConditions conditions = default,
        CancellationToken cancellationToken = default)
    {
        using var message = Deletion(snapshotsOption, conditions);
        return await ExistedAsync(message, 202, cancellationToken);
    }

    private HttpMessage Deletion(DeleteSnapshotsOption snapshotsOption, BlobRequestConditions conditions)
    {
        var message = Pipeline.Message(RequestMethod.Delete, Uri);
        BlobPipeline.Set(message.Request, "x-ms-delete-snapshots", snapshotsOption switch
        {
            DeleteSnapshotsOption.IncludeSnapshots => "include",
            DeleteSnapshotsOption.OnlySnapshots => "only",
            _ => null,
        });
        BlobPipeline.SetConditions(message.Request, conditions);
        return message;
    }

    private async Task<Response<bool>> ExistedAsync(HttpMessage message, int success, CancellationToken cancellationToken)
    {
        var response = await Pipeline.SendAsync(message, cancellationToken, success, 404);
        var code = response.Text("x-ms-error-code");
        return response.Status == success || code == BlobErrorCode.BlobNotFound || code == BlobErrorCode.ContainerNotFound
            ? Response.FromValue(response.Status == success, response)
            : throw new RequestFailedException(response);
    }
}
