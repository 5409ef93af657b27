#nullable disable // As the real package: its callers see no nullable annotations.
using Azure.Core;
using Hub.Embedded.Blobs;
using Hub.Embedded.Storage;

namespace Azure.Storage.Blobs;

/// <summary>The blob service of one storage account.</summary>
public class BlobServiceClient
{
    private readonly BlobPipeline _pipeline;

    /// <summary>For mocking.</summary>
    protected BlobServiceClient()
    {
    }

    /// <summary>Takes the account's connection string.</summary>
    public BlobServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>Takes the account's connection string and options.</summary>
    public BlobServiceClient(string connectionString, BlobClientOptions options)
    {
        var account = StorageAccount.Parse(connectionString);
        Uri = account.BlobEndpoint;
        _pipeline = new(StoragePipeline.Build(options ?? new(), new StorageSharedKeyCredential(account.Name, account.Key)));
    }

    /// <summary>Takes the service's address and the account's key.</summary>
    public BlobServiceClient(Uri serviceUri, StorageSharedKeyCredential credential, BlobClientOptions options = default)
    {
        ArgumentNullException.ThrowIfNull(serviceUri);
        Uri = serviceUri;
        _pipeline = new(StoragePipeline.Build(options ?? new(), credential));
    }

    /// <summary>Takes the service's address, which must be https, and a credential that gives tokens.</summary>
    public BlobServiceClient(Uri serviceUri, TokenCredential credential, BlobClientOptions options = default)
    {
        ArgumentNullException.ThrowIfNull(serviceUri);
        Uri = serviceUri;
        _pipeline = new(StoragePipeline.Build(options ?? new(), credential, serviceUri));
    }

    /// <summary>The service's address.</summary>
    public virtual Uri Uri { get; }

    /// <summary>A client of one container; nothing is sent.</summary>
    public virtual BlobContainerClient GetBlobContainerClient(string blobContainerName) => new(_pipeline, Uri, blobContainerName);
}
