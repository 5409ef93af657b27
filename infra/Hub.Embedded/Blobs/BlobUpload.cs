using System.Buffers;
using System.Text;
using System.Xml.Linq;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs.Models;

namespace Hub.Embedded.Blobs;

/// <summary>
/// One upload: in a single request where the length is known and moderate, else block by block, so that no more
/// than one block is in memory; the blob appears, and the conditions are checked, when the blocks are committed.
/// </summary>
internal sealed class BlobUpload(BlobPipeline pipeline, Uri blob, BlobUploadOptions options)
{
    private const long SingleUploadLimit = 256L << 20;
    private const long LargeBlob = 100L << 20;
    private const long SmallBlock = 4L << 20;
    private const long LargeBlock = 8L << 20;

    internal Task<Response<BlobContentInfo>> RunAsync(Stream content, CancellationToken cancellationToken)
    {
        long? length = content.CanSeek ? content.Length - content.Position : null;
        var single = options.TransferOptions.InitialTransferSize ?? SingleUploadLimit;
        return length <= single ? SingleAsync(content, cancellationToken) : BlocksAsync(content, length, cancellationToken);
    }

    private async Task<Response<BlobContentInfo>> SingleAsync(Stream content, CancellationToken cancellationToken)
    {
        using var message = pipeline.Message(RequestMethod.Put, blob);
        message.Request.Headers.SetValue("x-ms-blob-type", "BlockBlob");
        return await PutAsync(message, RequestContent.Create(content), "application/octet-stream", cancellationToken);
    }

    private async Task<Response<BlobContentInfo>> BlocksAsync(Stream content, long? length, CancellationToken cancellationToken)
    {
        var size = (int)Math.Min(int.MaxValue, options.TransferOptions.MaximumTransferSize ?? (length >= LargeBlob ? LargeBlock : SmallBlock));
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var ids = new List<string>();
            int read;
            while ((read = await content.ReadAtLeastAsync(buffer.AsMemory(0, size), size, throwOnEndOfStream: false, cancellationToken)) > 0)
            {
                ids.Add(BlockId(ids.Count));
                await StageAsync(ids[^1], buffer.AsMemory(0, read), cancellationToken);
            }

            return await CommitAsync(ids, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Ids of equal length, in base64, different from those of another upload of the same blob at the same time.
    private readonly Guid _upload = Guid.NewGuid();

    private string BlockId(int number) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"{_upload:N}{number:D16}"));

    private async Task StageAsync(string id, ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
    {
        using var message = pipeline.Message(RequestMethod.Put, blob, ("comp", "block"), ("blockid", id));
        BlobPipeline.SetLease(message.Request, options.Conditions?.LeaseId);
        message.Request.Headers.SetValue("Content-Type", "application/octet-stream");
        message.Request.Content = RequestContent.Create(block);
        await pipeline.SendAsync(message, cancellationToken, 201);
    }

    private async Task<Response<BlobContentInfo>> CommitAsync(List<string> ids, CancellationToken cancellationToken)
    {
        var list = new XDocument(new XElement("BlockList", ids.Select(id => new XElement("Latest", id))));
        using var message = pipeline.Message(RequestMethod.Put, blob, ("comp", "blocklist"));
        return await PutAsync(message, RequestContent.Create(Encoding.UTF8.GetBytes(list.ToString())), "application/xml", cancellationToken);
    }

    private async Task<Response<BlobContentInfo>> PutAsync(
        HttpMessage message, RequestContent content, string contentType, CancellationToken cancellationToken)
    {
        var request = message.Request;
        request.Content = content;
        request.Headers.SetValue("Content-Type", contentType);
        BlobHeaders.SetContent(request, options);
        BlobPipeline.SetConditions(request, options.Conditions);
        var response = await pipeline.SendAsync(message, cancellationToken, 201);
        return Response.FromValue(
            new BlobContentInfo
            {
                ETag = response.Tag(),
                LastModified = response.Date("Last-Modified"),
                ContentHash = response.Base64("Content-MD5"),
            },
            response);
    }
}
