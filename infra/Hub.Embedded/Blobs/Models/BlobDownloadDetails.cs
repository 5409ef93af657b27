#nullable disable // As the real package: its callers see no nullable annotations.
using Hub.Embedded.Blobs;

namespace Azure.Storage.Blobs.Models;

/// <summary>What the service says of a blob that it sends.</summary>
public class BlobDownloadDetails
{
    /// <summary>The version of the blob.</summary>
    public ETag ETag { get; internal set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset LastModified { get; internal set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedOn { get; internal set; }

    /// <summary>The number of bytes that are sent.</summary>
    public long ContentLength { get; internal set; }

    /// <summary>The media type.</summary>
    public string ContentType { get; internal set; }

    /// <summary>MD5 of the bytes that are sent, if the service gives it.</summary>
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

    /// <summary>MD5 of the whole blob, where only a range of it is sent.</summary>
    public byte[] BlobContentHash { get; internal set; }

    /// <summary>Which bytes of how many, where only a range is sent.</summary>
    public string ContentRange { get; internal set; }

    internal static BlobDownloadDetails From(Response response) => new()
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
        BlobContentHash = response.Base64("x-ms-blob-content-md5"),
        ContentRange = response.Text("Content-Range"),
    };
}
