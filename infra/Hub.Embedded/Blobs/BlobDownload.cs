using Azure;
using Azure.Core;
using Azure.Storage.Blobs.Models;
using Hub.Embedded.Storage;

namespace Hub.Embedded.Blobs;

/// <summary>One download; it can be taken up again in the middle, of the same version of the blob.</summary>
internal sealed class BlobDownload(BlobPipeline pipeline, Uri blob, BlobDownloadOptions options)
{
    internal async Task<Response<BlobDownloadStreamingResult>> RunAsync(CancellationToken cancellationToken)
    {
        var (response, content) = await OpenAsync(options.Range, options.Conditions, cancellationToken);
        if (content is null)
        {
            return new NoBodyResponse<BlobDownloadStreamingResult>(response);
        }

        var resume = new BlobRequestConditions { IfMatch = response.Tag(), LeaseId = options.Conditions?.LeaseId };
        var stream = new ResumingStream(content, async (offset, token) => (await OpenAsync(From(offset), resume, token)).Content!);
        return Response.FromValue(
            new BlobDownloadStreamingResult { Details = BlobDownloadDetails.From(response), Content = stream }, response);
    }

    private HttpRange From(long offset) => new(options.Range.Offset + offset, options.Range.Length - offset);

    private async Task<(Response Response, Stream? Content)> OpenAsync(
        HttpRange range, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        using var message = pipeline.Message(RequestMethod.Get, blob);
        message.BufferResponse = false;
        BlobPipeline.SetConditions(message.Request, conditions);
        if (range != default)
        {
            message.Request.Headers.SetValue("x-ms-range", range.ToString());
        }

        var response = await pipeline.SendAsync(message, cancellationToken, 200, 206, 304);
        return (response, response.Status == 304 ? null : message.ExtractResponseContent() ?? Stream.Null);
    }
}
