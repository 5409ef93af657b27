namespace Hub.Embedded.Blobs;

/// <summary>Addresses of containers and blobs.</summary>
internal static class BlobUri
{
    internal static Uri Append(Uri parent, string name) => new($"{parent.AbsoluteUri.TrimEnd('/')}/{Escape(name)}");

    /// <summary>Slashes separate segments of a blob's name and stay; those at its ends are dropped, as the real package does.</summary>
    internal static string Trim(string blobName) => blobName.Trim('/');

    private static string Escape(string name) => string.Join('/', Trim(name).Split('/').Select(Uri.EscapeDataString));
}
