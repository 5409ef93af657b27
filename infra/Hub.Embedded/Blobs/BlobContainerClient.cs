#nullable disable // As the real package: its callers see no nullable annotations.
using Azure.Core;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Hub.Embedded.Blobs;
using Hub.Embedded.Storage;

namespace Azure.Storage.Blobs;

/// <summary>One container of blobs.</summary>
public class BlobContainerClient
{
    private readonly BlobPipeline _pipeline;

    /// <summary>For mocking.</summary>
    protected BlobContainerClient()
    {
    }

    /// <summary>Takes the account's connection string and the container's name.</summary>
    public BlobContainerClient(string connectionString, string blobContainerName)
        : this(connectionString, blobContainerName, null)
    {
    }

    /// <summary>Takes the account's connection string, the container's name and options.</summary>
    public BlobContainerClient(string connectionString, string blobContainerName, BlobClientOptions options)
    {
        var account = StorageAccount.Parse(connectionString);
        _pipeline = new(StoragePipeline.Build(options ?? new(), new StorageSharedKeyCredential(account.Name, account.Key)));
        Name = blobContainerName;
        Uri = BlobUri.Append(account.BlobEndpoint, blobContainerName);
    }

    internal BlobContainerClient(BlobPipeline pipeline, Uri serviceUri, string name)
    {
        _pipeline = pipeline;
        Name = name;
        Uri = BlobUri.Append(serviceUri, name);
    }

    /// <summary>The container's address.</summary>
    public virtual Uri Uri { get; }

    /// <summary>The container's name.</summary>
    public virtual string Name { get; }

    /// <summary>A client of one blob; nothing is sent.</summary>
    public virtual BlobClient GetBlobClient(string blobName) => new(_pipeline, Uri, Name, blobName);

    internal AppendBlobClient GetAppendBlobClientCore(string blobName) => new(_pipeline, Uri, Name, blobName);

    /// <summary>Creates the container; returns null if it exists already.</summary>
    public virtual async Task<Response<BlobContainerInfo>> CreateIfNotExistsAsync(
        PublicAccessType publicAccessType = PublicAccessType.None,
        IDictionary<string, string> metadata = default,
        BlobContainerEncryptionScopeOptions encryptionScopeOptions = default,
        CancellationToken cancellationToken = default)
    {
        using var message = _pipeline.Message(RequestMethod.Put, Uri, ("restype", "container"));
        foreach (var (name, value) in metadata ?? new Dictionary<string, string>())
        {
            message.Request.Headers.SetValue("x-ms-meta-" + name, value);
        }

        var response = await _pipeline.SendAsync(message, cancellationToken, 201, 409);
        if (response.Status == 201)
        {
            return Response.FromValue(
                new BlobContainerInfo { ETag = response.Tag(), LastModified = response.Date("Last-Modified") }, response);
        }

        return response.Text("x-ms-error-code") == BlobErrorCode.ContainerAlreadyExists
            ? null
            : throw new RequestFailedException(response);
    }

    /// <summary>Whether the container exists.</summary>
    public virtual async Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = _pipeline.Message(RequestMethod.Get, Uri, ("restype", "container"));
        var response = await _pipeline.SendAsync(message, cancellationToken, 200, 404);
        return response.Status == 200 || response.Text("x-ms-error-code") == BlobErrorCode.ContainerNotFound
            ? Response.FromValue(response.Status == 200, response)
            : throw new RequestFailedException(response);
    }

    /// <summary>The blobs whose name starts with the prefix, in order of name, a page a request.</summary>
    public virtual AsyncPageable<BlobItem> GetBlobsAsync(
        BlobTraits traits = BlobTraits.None,
        BlobStates states = BlobStates.None,
        string prefix = default,
        CancellationToken cancellationToken = default) =>
        new BlobListing(_pipeline, Uri, traits, prefix, cancellationToken);

    /// <summary>Deletes a blob; false if it or the container is not there.</summary>
    public virtual Task<Response<bool>> DeleteBlobIfExistsAsync(
        string blobName,
        DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None,
        BlobRequestConditions conditions = default,
        CancellationToken cancellationToken = default) =>
        GetBlobClient(blobName).DeleteIfExistsAsync(snapshotsOption, conditions, cancellationToken);
}
