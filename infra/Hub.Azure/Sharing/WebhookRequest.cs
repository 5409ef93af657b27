using System.Globalization;
using System.Net.Http.Headers;
using Hub.Domain.Sharing.Deliveries;

namespace Hub.Azure.Sharing;

/// <summary>One request to a receiver: a batch of CloudEvents, signed as Standard Webhooks.</summary>
/// <param name="Id">The same for every attempt with the same events.</param>
/// <param name="Body">A JSON array of CloudEvents.</param>
/// <param name="Events">Events in it.</param>
public sealed record WebhookRequest(string Id, ReadOnlyMemory<byte> Body, int Events)
{
    /// <summary>The content type of a batch of CloudEvents in JSON.</summary>
    public const string ContentType = "application/cloudevents-batch+json";

    /// <summary>The request of one attempt, signed at its time.</summary>
    public HttpRequestMessage ToMessage(Uri receiver, IReadOnlyList<byte[]> secrets, DateTimeOffset now)
    {
        var content = new ReadOnlyMemoryContent(Body);
        content.Headers.ContentType = new MediaTypeHeaderValue(ContentType) { CharSet = "utf-8" };
        return new HttpRequestMessage(HttpMethod.Post, receiver)
        {
            Content = content,
            Headers =
            {
                { "webhook-id", Id },
                { "webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
                { "webhook-signature", WebhookSecret.Sign(secrets, Id, now, Body) },
            },
        };
    }
}
