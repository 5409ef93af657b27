#nullable disable // As the real package: its callers see no nullable annotations.
using Azure.Core;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Hub.Embedded.Blobs;

namespace Azure.Storage.Blobs;

/// <summary>One blob; what is uploaded becomes a block blob.</summary>
public class BlobClient : BlobBaseClient
{
    /// <summary>For mocking.</summary>
    protected BlobClient()
    {
    }

    /// <summary>Takes the account's connection string and the names of container and blob.</summary>
    public BlobClient(string connectionString, string blobContainerName, string blobName)
        : base(connectionString, blobContainerName, blobName)
    {
    }

    /// <summary>Takes the account's connection string, the names of container and blob, and options.</summary>
    public BlobClient(string connectionString, string blobContainerName, string blobName, BlobClientOptions options)
        : base(connectionString, blobContainerName, blobName, options)
    {
    }

    internal BlobClient(BlobPipeline pipeline, Uri containerUri, string containerName, string name)
        : base(pipeline, containerUri, containerName, name)
    {
    }

    /// <summary>Uploads a stream; unless it may overwrite, an existing blob is a 409 BlobAlreadyExists.</summary>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(
        Stream content, bool overwrite = false, CancellationToken cancellationToken = default) =>
        UploadAsync(content, overwrite ? new BlobUploadOptions() : InsertOnly(), cancellationToken);

    /// <summary>Uploads bytes; unless it may overwrite, an existing blob is a 409 BlobAlreadyExists.</summary>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(
        BinaryData content, bool overwrite = false, CancellationToken cancellationToken = default) =>
        UploadAsync(content, overwrite ? new BlobUploadOptions() : InsertOnly(), cancellationToken);

    /// <summary>Uploads bytes; an existing blob is overwritten unless the conditions forbid it.</summary>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(
        BinaryData content, BlobUploadOptions options, CancellationToken cancellationToken = default) =>
        UploadAsync(content.ToStream(), options, cancellationToken);

    /// <summary>
    /// Uploads a stream from its position to its end, in blocks if it is long or its length is not known;
    /// an existing blob is overwritten unless the conditions forbid it.
    /// </summary>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(
        Stream content, BlobUploadOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new BlobUpload(Pipeline, Uri, options ?? new BlobUploadOptions()).RunAsync(content, cancellationToken);
    }

    private static BlobUploadOptions InsertOnly() =>
        new() { Conditions = new BlobRequestConditions { IfNoneMatch = new ETag("*") } };
}
