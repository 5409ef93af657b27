using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Hub.Domain.Sharing;
using Hub.Domain.Sharing.Deliveries;
using Hub.Domain.Trust.Audit;

namespace Hub.Azure.Sharing;

/// <summary>One request to a receiver: a batch of CloudEvents, signed as Standard Webhooks.</summary>
/// <param name="Id">The same for every attempt with the same events.</param>
/// <param name="Body">A JSON array of CloudEvents.</param>
/// <param name="Events">Events in it.</param>
public sealed record WebhookRequest(string Id, ReadOnlyMemory<byte> Body, int Events)
{
    /// <summary>The content type of a batch of CloudEvents in JSON.</summary>
    public const string ContentType = "application/cloudevents-batch+json";

    /// <summary>SHA-256 of the body, lower-case hex.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Body.Span));

    /// <summary>Which numbers of the feed were looked through for it; null if it is not from the feed.</summary>
    public FeedRange? Feed { get; init; }

    /// <summary>Whom its events tell of.</summary>
    public ToldEvents Told { get; init; } = new();

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
