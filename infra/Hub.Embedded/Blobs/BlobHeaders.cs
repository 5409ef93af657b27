using Azure;
using Azure.Core;
using Azure.Storage.Blobs.Models;

namespace Hub.Embedded.Blobs;

/// <summary>The headers of the blob service as values of the models, and back.</summary>
internal static class BlobHeaders
{
    private const string MetadataPrefix = "x-ms-meta-";

    internal static string? Text(this Response response, string name) =>
        response.Headers.TryGetValue(name, out var value) ? value : null;

    // The models carry the header as sent, quotes included, as the real package does.
    internal static ETag Tag(this Response response) => response.Text("ETag") is { } tag ? new ETag(tag) : default;

    internal static DateTimeOffset Date(this Response response, string name) =>
        response.Text(name) is { } text ? DateTimeOffset.Parse(text) : default;

    internal static byte[]? Base64(this Response response, string name) =>
        response.Text(name) is { } text ? Convert.FromBase64String(text) : null;

    internal static long Length(this Response response) =>
        response.Text("Content-Length") is { } text ? long.Parse(text) : 0;

    internal static Dictionary<string, string> Metadata(this Response response)
    {
        var metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in response.Headers)
        {
            if (header.Name.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
            {
                metadata[header.Name[MetadataPrefix.Length..]] = header.Value;
            }
        }

        return metadata;
    }

    internal static LeaseState LeaseState(string? text) => text switch
    {
        "leased" => Azure.Storage.Blobs.Models.LeaseState.Leased,
        "expired" => Azure.Storage.Blobs.Models.LeaseState.Expired,
        "breaking" => Azure.Storage.Blobs.Models.LeaseState.Breaking,
        "broken" => Azure.Storage.Blobs.Models.LeaseState.Broken,
        _ => Azure.Storage.Blobs.Models.LeaseState.Available,
    };

    internal static void SetContent(Request request, BlobUploadOptions? options)
    {
        var headers = options?.HttpHeaders;
        BlobPipeline.Set(request, "x-ms-blob-content-type", headers?.ContentType);
        BlobPipeline.Set(request, "x-ms-blob-content-encoding", headers?.ContentEncoding);
        BlobPipeline.Set(request, "x-ms-blob-content-language", headers?.ContentLanguage);
        BlobPipeline.Set(request, "x-ms-blob-content-disposition", headers?.ContentDisposition);
        BlobPipeline.Set(request, "x-ms-blob-cache-control", headers?.CacheControl);
        BlobPipeline.Set(request, "x-ms-blob-content-md5", headers?.ContentHash is { } hash ? Convert.ToBase64String(hash) : null);
        foreach (var (name, value) in options?.Metadata ?? new Dictionary<string, string>())
        {
            request.Headers.SetValue(MetadataPrefix + name, value);
        }
    }
}
