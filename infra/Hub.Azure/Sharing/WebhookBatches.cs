using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hub.Domain.Sharing;
using Hub.Domain.Sharing.Deliveries;
using Hub.Domain.Sharing.Subscriptions;
using Hub.Domain.Trust.Audit;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Sharing;

/// <summary>What is to be sent next: a request, or none because nothing up to there is for this subscription.</summary>
/// <param name="Request">The request; null if there is nothing to send.</param>
/// <param name="UpTo">The number up to which the feed was looked through; the cursor if there is nothing behind it.</param>
/// <param name="Oldest">When the first of its events happened.</param>
/// <param name="IsFull">Whether no more events fit.</param>
public sealed record WebhookBatch(WebhookRequest? Request, long UpTo, DateTimeOffset Oldest, bool IsFull);

/// <summary>Cuts a bank's feed into requests.</summary>
public sealed class WebhookBatches(IOptions<HubOptions> options)
{
    private const int MostLookedThrough = 20_000;

    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The next request behind the cursor; the same events again if one is under way.</summary>
    public async Task<WebhookBatch> NextAsync(Subscription subscription, Progress progress, FeedAhead feed, CancellationToken cancellation)
    {
        var body = new ArrayBufferWriter<byte>(64 * 1024);
        using var writer = new Utf8JsonWriter(body, s_writing);
        var (upTo, count, oldest, full) = (progress.Cursor, 0, DateTimeOffset.MaxValue, false);
        var told = new ToldEvents();
        writer.WriteStartArray();
        await foreach (var numbered in feed.BehindAsync(progress.Cursor, cancellation))
        {
            full = count == subscription.MostEvents || writer.BytesCommitted + writer.BytesPending > options.Value.Sharing.MostDeliveryBytes;
            if (progress.UnderWay > 0 ? numbered.Sequence > progress.UnderWay : full || upTo - progress.Cursor == MostLookedThrough)
            {
                break;
            }

            upTo = numbered.Sequence;
            if (!numbered.IsWithdrawn && subscription.Wants(numbered.Entry))
            {
                ServedEvent.Write(numbered, writer);
                writer.Flush();
                told.Add(numbered.Entry);
                count++;
                oldest = oldest < numbered.Entry.Event.Time ? oldest : numbered.Entry.Event.Time;
            }
        }

        writer.WriteEndArray();
        writer.Flush();
        var range = new FeedRange(progress.Cursor + 1, upTo);
        var request = count == 0 ? null
            : new WebhookRequest($"{subscription.Id}.{range}", body.WrittenMemory, count) { Feed = range, Told = told };
        return new WebhookBatch(request, upTo, oldest, full);
    }
}
