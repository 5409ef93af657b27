#nullable disable // As the real package: its callers see no nullable annotations.
namespace Azure.Storage.Blobs.Models;

/// <summary>A blob in a listing.</summary>
public class BlobItem
{
    internal BlobItem()
    {
    }

    /// <summary>The blob's name.</summary>
    public string Name { get; internal set; }

    /// <summary>The blob's properties.</summary>
    public BlobItemProperties Properties { get; internal set; }

    /// <summary>The blob's metadata, where the listing asked for them.</summary>
    public IDictionary<string, string> Metadata { get; internal set; }
}
