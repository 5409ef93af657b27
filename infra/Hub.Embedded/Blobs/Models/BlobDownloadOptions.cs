#nullable disable // As the real package: its callers see no nullable annotations.
namespace Azure.Storage.Blobs.Models;

/// <summary>What to download, and under what conditions.</summary>
public class BlobDownloadOptions
{
    /// <summary>The part of the blob; the default is all of it.</summary>
    public HttpRange Range { get; set; }

    /// <summary>Conditions on the blob's version, change time and lease.</summary>
    public BlobRequestConditions Conditions { get; set; }
}
