#nullable disable // As the real package: its callers see no nullable annotations.
using Hub.Embedded.Blobs;

namespace Azure.Storage.Blobs.Models;

/// <summary>A blob's properties and metadata.</summary>
public class BlobProperties
{
    /// <summary>The version of the blob.</summary>
    public ETag ETag { get; internal set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset LastModified { get; internal set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedOn { get; internal set; }

    /// <summary>The number of bytes in the blob.</summary>
    public long ContentLength { get; internal set; }

    /// <summary>The media type.</summary>
    public string ContentType { get; internal set; }

    /// <summary>MD5 of the blob, if the service has it.</summary>
    public byte[] ContentHash { get; internal set; }

    /// <summary>The encoding, for instance gzip.</summary>
    public string ContentEncoding { get; internal set; }

    /// <summary>The language.</summary>
    public string ContentLanguage { get; internal set; }

    /// <summary>How a browser shows or saves it.</summary>
    public string ContentDisposition { get; internal set; }

    /// <summary>How it may be cached.</summary>
    public string CacheControl { get; internal set; }

    /// <summary>Names and values that were given at upload.</summary>
    public IDictionary<string, string> Metadata { get; internal set; }

    /// <summary>The state of its lease.</summary>
    public LeaseState LeaseState { get; internal set; }

    internal static BlobProperties From(Response response) => new()
    {
        ETag = response.Tag(),
        LastModified = response.Date("Last-Modified"),
        CreatedOn = response.Date("x-ms-creation-time"),
        ContentLength = response.Length(),
        ContentType = response.Text("Content-Type"),
        ContentHash = response.Base64("Content-MD5"),
        ContentEncoding = response.Text("Content-Encoding"),
        ContentLanguage = response.Text("Content-Language"),
        ContentDisposition = response.Text("Content-Disposition"),
        CacheControl = response.Text("Cache-Control"),
        Metadata = response.Metadata(),
        LeaseState = BlobHeaders.LeaseState(response.Text("x-ms-lease-state")),
    };
}
