#nullable disable // As the real package: its callers see no nullable annotations.
using Azure.Core;
using Azure.Storage.Blobs.Models;
using Hub.Embedded.Blobs;

namespace Azure.Storage.Blobs.Specialized;

/// <summary>A blob that only grows.</summary>
public class AppendBlobClient : BlobBaseClient
{
    /// <summary>For mocking.</summary>
    protected AppendBlobClient()
    {
    }

    internal AppendBlobClient(BlobPipeline pipeline, Uri containerUri, string containerName, string name)
        : base(pipeline, containerUri, containerName, name)
    {
    }

    /// <summary>Makes the blob, empty; an existing one is emptied unless the conditions forbid it.</summary>
    public virtual async Task<Response<BlobContentInfo>> CreateAsync(AppendBlobCreateOptions options, CancellationToken cancellationToken = default)
    {
        using var message = Pipeline.Message(RequestMethod.Put, Uri);
        message.Request.Headers.SetValue("x-ms-blob-type", "AppendBlob");
        BlobPipeline.SetConditions(message.Request, options?.Conditions);
        var response = await Pipeline.SendAsync(message, cancellationToken, 201);
        return Response.FromValue(
            new BlobContentInfo { ETag = response.Tag(), LastModified = response.Date("Last-Modified"), ContentHash = response.Base64("Content-MD5") }, response);
    }

    /// <summary>Appends a block of at most 100 MiB; a blob takes 50,000. All of it is there, or nothing.</summary>
    public virtual async Task<Response<BlobAppendInfo>> AppendBlockAsync(
        Stream content, AppendBlobAppendBlockOptions options = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var message = Pipeline.Message(RequestMethod.Put, Uri, ("comp", "appendblock"));
        message.Request.Content = RequestContent.Create(content);
        message.Request.Headers.SetValue("Content-Type", "application/octet-stream");
        BlobPipeline.SetConditions(message.Request, options?.Conditions);
        BlobPipeline.Set(message.Request, "x-ms-blob-condition-appendpos", options?.Conditions?.IfAppendPositionEqual?.ToString());
        var response = await Pipeline.SendAsync(message, cancellationToken, 201);
        return Response.FromValue(
            new BlobAppendInfo
            {
                ETag = response.Tag(),
                LastModified = response.Date("Last-Modified"),
                BlobAppendOffset = response.Text("x-ms-blob-append-offset"),
                BlobCommittedBlockCount = int.Parse(response.Text("x-ms-blob-committed-block-count")!),
            },
            response);
    }
}
