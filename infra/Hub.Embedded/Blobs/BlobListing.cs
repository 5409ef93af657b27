using System.Xml.Linq;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs.Models;

namespace Hub.Embedded.Blobs;

/// <summary>The blobs of a container, listed a page at a time.</summary>
internal sealed class BlobListing(
    BlobPipeline pipeline, Uri container, BlobTraits traits, string? prefix, CancellationToken cancellationToken)
    : AsyncPageable<BlobItem>(cancellationToken)
{
    public override async IAsyncEnumerable<Page<BlobItem>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var marker = continuationToken;
        do
        {
            var (page, next) = await PageAsync(marker, pageSizeHint);
            marker = next;
            yield return page;
        }
        while (!string.IsNullOrEmpty(marker));
    }

    private async Task<(Page<BlobItem> Page, string? Next)> PageAsync(string? marker, int? size)
    {
        using var message = pipeline.Message(RequestMethod.Get, container, [.. Query(marker, size)]);
        var response = await pipeline.SendAsync(message, CancellationToken, 200);
        var xml = BlobPipeline.Xml(response);
        var items = xml.Element("Blobs")!.Elements("Blob").Select(Item).ToList();
        var next = xml.Element("NextMarker")?.Value;
        return (Page<BlobItem>.FromValues(items, next, response), next);
    }

    private IEnumerable<(string Name, string Value)> Query(string? marker, int? size)
    {
        yield return ("restype", "container");
        yield return ("comp", "list");
        if (!string.IsNullOrEmpty(prefix))
        {
            yield return ("prefix", prefix);
        }

        if (!string.IsNullOrEmpty(marker))
        {
            yield return ("marker", marker);
        }

        if (size is not null)
        {
            yield return ("maxresults", $"{size}");
        }

        if (traits.HasFlag(BlobTraits.Metadata))
        {
            yield return ("include", "metadata");
        }
    }

    private static BlobItem Item(XElement blob)
    {
        var properties = blob.Element("Properties")!;
        return new BlobItem
        {
            Name = Name(blob.Element("Name")!),
            Metadata = blob.Element("Metadata")?.Elements().ToDictionary(entry => entry.Name.LocalName, entry => entry.Value),
            Properties = new BlobItemProperties
            {
                LastModified = Date(properties.Element("Last-Modified")),
                CreatedOn = Date(properties.Element("Creation-Time")),
                ContentLength = (long?)properties.Element("Content-Length"),
                ContentType = Text(properties.Element("Content-Type")),
                ContentEncoding = Text(properties.Element("Content-Encoding")),
                ContentHash = Text(properties.Element("Content-MD5")) is { } hash ? Convert.FromBase64String(hash) : null,
                ETag = Text(properties.Element("Etag")) is { } tag ? new ETag(tag) : null,
                LeaseState = Text(properties.Element("LeaseState")) is { } state ? BlobHeaders.LeaseState(state) : null,
            },
        };
    }

    // Names with characters that XML cannot hold come percent-encoded, and marked so.
    private static string Name(XElement name) =>
        (bool?)name.Attribute("Encoded") == true ? Uri.UnescapeDataString(name.Value) : name.Value;

    private static string? Text(XElement? element) => string.IsNullOrEmpty(element?.Value) ? null : element.Value;

    private static DateTimeOffset? Date(XElement? element) => Text(element) is { } text ? DateTimeOffset.Parse(text) : null;
}
