using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Hub.Simulator;

/// <summary>A department posting to the hub, in order, one body at a time.</summary>
public static class Pusher
{
    private const int MaxAttempts = 5;
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Posts batches and returns the hub's answers, refusals included. On 429 and 503 it waits as Retry-After says and posts
    /// the same body with the same key again, five times in all.
    /// </summary>
    /// <param name="hub">Its BaseAddress is the hub's, with a slash at the end.</param>
    /// <param name="apiKey">The department's key, sent as x-api-key.</param>
    /// <param name="batches">From <see cref="Pushes.Batches"/>; read while posting.</param>
    /// <param name="time">The clock that waits run on.</param>
    /// <param name="cancellationToken">Ends the pushing after the batch under way.</param>
    /// <exception cref="HttpRequestException">The hub does not answer.</exception>
    public static async Task<IReadOnlyList<PushReceipt>> PushAsync(
        HttpClient hub,
        string apiKey,
        IEnumerable<PushBatch> batches,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var receipts = new List<PushReceipt>();
        foreach (var batch in batches)
        {
            receipts.Add(await PushAsync(hub, apiKey, batch, time, cancellationToken));
        }

        return receipts;
    }

    private static async Task<PushReceipt> PushAsync(HttpClient hub, string apiKey, PushBatch batch, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = Request(apiKey, batch);
            using var response = await hub.SendAsync(request, cancellationToken);
            var busy = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
            if (!busy || attempt == MaxAttempts)
            {
                var json = await response.Content.ReadAsStringAsync(cancellationToken);
                return new PushReceipt(batch.Number, batch.IdempotencyKey, response.StatusCode, attempt, IdOf(json), json);
            }

            await Task.Delay(response.Headers.RetryAfter?.Delta ?? DefaultWait, time, cancellationToken);
        }
    }

    private static HttpRequestMessage Request(string apiKey, PushBatch batch)
    {
        var content = new StreamContent(batch.OpenRead());
        content.Headers.ContentType = new MediaTypeHeaderValue(batch.ContentType, "utf-8");
        var request = new HttpRequestMessage(HttpMethod.Post, batch.Path) { Content = content };
        request.Headers.Add("x-api-key", apiKey);
        request.Headers.Add("Idempotency-Key", batch.IdempotencyKey);
        return request;
    }

    private static string? IdOf(string json)
    {
        try
        {
            using var answer = JsonDocument.Parse(json);
            return answer.RootElement.ValueKind != JsonValueKind.Object ? null : answer.RootElement.EnumerateObject()
                .FirstOrDefault(property => property.Name is "id" or "receiptId" or "receipt").Value is { ValueKind: JsonValueKind.String } id
                ? id.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
