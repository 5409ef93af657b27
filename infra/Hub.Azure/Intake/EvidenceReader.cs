using System.Text;
using Hub.Azure.Trust.Keys;
using Hub.Domain.Intake;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Intake;

/// <summary>Shows the raw bytes of a record as the department's text.</summary>
public sealed class EvidenceReader(HubStore store, SealedBlobs blobs, Catalog catalog)
{
    /// <summary>The raw record; where it was destroyed, a sentence that says so.</summary>
    public async Task<string> TextAsync(string interfaceId, EvidencePointer pointer, CancellationToken cancellation)
    {
        try
        {
            return EncodingOf(interfaceId).GetString(await blobs.ReadAsync(store.Evidence, pointer.Blob, pointer.Offset, pointer.Length, cancellation));
        }
        catch (DataDestroyedException e)
        {
            return $"（原始数据已于 {e.Destruction.At:yyyy-MM-dd} 销毁 / {e.Message}）";
        }
    }

    private Encoding EncodingOf(string interfaceId) => catalog.FindInterface(interfaceId)?.Source is FileSource { Encoding: TextEncoding.Gb18030 }
        ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!
        : Encoding.UTF8;
}
