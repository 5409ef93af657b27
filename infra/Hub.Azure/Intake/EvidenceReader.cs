using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Azure.Intake;

/// <summary>Shows the raw bytes of a record as the department's text.</summary>
public sealed class EvidenceReader(HubStore store, Catalog catalog)
{
    /// <summary>The raw record.</summary>
    public async Task<string> TextAsync(string interfaceId, EvidencePointer pointer, CancellationToken cancellation)
    {
        var options = new BlobDownloadOptions { Range = new HttpRange(pointer.Offset, pointer.Length) };
        var content = await store.Evidence.GetBlobClient(pointer.Blob).DownloadContentAsync(options, cancellation);
        return EncodingOf(interfaceId).GetString(content.Value.Content.ToMemory().Span);
    }

    private Encoding EncodingOf(string interfaceId) => catalog.FindInterface(interfaceId)?.Source is FileSource { Encoding: TextEncoding.Gb18030 }
        ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!
        : Encoding.UTF8;
}
