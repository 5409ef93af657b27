#nullable disable // As the real package: its callers see no nullable annotations.
namespace Azure.Storage.Blobs.Models;

/// <summary>The headers with which the service later sends the blob.</summary>
public class BlobHttpHeaders
{
    /// <summary>The media type; the service's default is application/octet-stream.</summary>
    public string ContentType { get; set; }

    /// <summary>MD5 of the content, kept with the blob.</summary>
    public byte[] ContentHash { get; set; }

    /// <summary>The encoding, for instance gzip.</summary>
    public string ContentEncoding { get; set; }

    /// <summary>The language.</summary>
    public string ContentLanguage { get; set; }

    /// <summary>How a browser shows or saves it.</summary>
    public string ContentDisposition { get; set; }

    /// <summary>How it may be cached.</summary>
    public string CacheControl { get; set; }
}
