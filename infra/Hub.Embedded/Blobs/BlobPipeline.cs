using System.Xml.Linq;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs.Models;

namespace Hub.Embedded.Blobs;

/// <summary>Makes requests of the blob service and sends them: what all blob clients of one service share.</summary>
internal sealed class BlobPipeline(HttpPipeline pipeline)
{
    private const string ServiceVersion = "2025-05-05";

    internal HttpMessage Message(RequestMethod method, Uri resource, params (string Name, string Value)[] query)
    {
        var message = pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(resource);
        foreach (var (name, value) in query)
        {
            request.Uri.AppendQuery(name, value, escapeValue: true);
        }

        request.Headers.SetValue("x-ms-version", ServiceVersion);
        request.Headers.SetValue("Accept", "application/xml");
        return message;
    }

    /// <summary>Sends, and throws what the service said if the status is none of the expected ones.</summary>
    internal async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken, params int[] expected)
    {
        await pipeline.SendAsync(message, cancellationToken);
        return expected.Contains(message.Response.Status) ? message.Response : throw new RequestFailedException(message.Response);
    }

    internal static XElement Xml(Response response) => XDocument.Load(response.ContentStream!).Root!;

    internal static void SetConditions(Request request, RequestConditions? conditions)
    {
        if (conditions is null)
        {
            return;
        }

        SetLease(request, (conditions as BlobRequestConditions)?.LeaseId);
        Set(request, "If-Match", conditions.IfMatch?.ToString());
        Set(request, "If-None-Match", conditions.IfNoneMatch?.ToString());
        Set(request, "If-Modified-Since", conditions.IfModifiedSince?.ToString("R"));
        Set(request, "If-Unmodified-Since", conditions.IfUnmodifiedSince?.ToString("R"));
    }

    internal static void SetLease(Request request, string? leaseId) => Set(request, "x-ms-lease-id", leaseId);

    internal static void Set(Request request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.SetValue(name, value);
        }
    }
}
