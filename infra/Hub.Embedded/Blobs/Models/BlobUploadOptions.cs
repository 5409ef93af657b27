#nullable disable // As the real package: its callers see no nullable annotations.
namespace Azure.Storage.Blobs.Models;

/// <summary>How to upload a blob, and under what conditions.</summary>
public class BlobUploadOptions
{
    /// <summary>The headers with which the service later sends the blob.</summary>
    public BlobHttpHeaders HttpHeaders { get; set; }

    /// <summary>Names and values to keep with the blob.</summary>
    public IDictionary<string, string> Metadata { get; set; }

    /// <summary>Conditions on the blob that is there already; none means overwrite.</summary>
    public BlobRequestConditions Conditions { get; set; }

    /// <summary>From what size an upload goes in blocks, and of what size they are.</summary>
    public StorageTransferOptions TransferOptions { get; set; }
}
