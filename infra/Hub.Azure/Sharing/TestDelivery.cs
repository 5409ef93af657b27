using System.Buffers;
using System.Text.Json;
using Hub.Domain.Sharing;
using Hub.Domain.Sharing.Deliveries;
using Hub.Domain.Sharing.Subscriptions;

namespace Hub.Azure.Sharing;

/// <summary>Sends a receiver one event that means nothing, outside of the feed.</summary>
public sealed class TestDelivery(Subscriptions subscriptions, WebhookClient client, TimeProvider clock)
{
    /// <summary>Sends it once and says what became of it.</summary>
    public async Task<Verdict> SendAsync(Subscription subscription, CancellationToken cancellation)
    {
        var id = $"test-{Guid.NewGuid():N}";
        var data = JsonSerializer.SerializeToElement(new { subscription = subscription.Id }, HubJson.Options);
        var @event = new CloudEvent(id, "cn.hub.subscription.test", "/api/v1/subscriptions", null, clock.GetUtcNow(), data);
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartArray();
            ServedEvent.Write(new Numbered(0, new FeedEvent(@event), IsWithdrawn: false), writer);
            writer.WriteEndArray();
        }

        var secrets = await subscriptions.SecretsAsync(subscription.Bank, subscription.Id, cancellation);
        return await client.PostAsync(subscription, new WebhookRequest(id, body.WrittenMemory, 1), secrets, cancellation);
    }
}
