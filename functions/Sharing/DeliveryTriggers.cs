using Azure.Messaging.ServiceBus;
using Hub.Azure;
using Hub.Azure.Intake;
using Hub.Azure.Sharing;
using Hub.Azure.Sharing.Publishing;
using Hub.Azure.Sharing.Risks;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Sharing;

/// <summary>What moves changes to the banks' feeds, and feeds to receivers, without anybody asking.</summary>
public sealed class DeliveryTriggers(
    Publisher publisher, Couriers couriers, DeliveryRepair repair, FeedRetention retention, FeedWatch watch, AlertClock alerts, AlertRetention pastAlerts)
{
    /// <summary>Tells banks of what waits in a range.</summary>
    [Function("PublishRange")]
    public async Task PublishAsync(
        [ServiceBusTrigger(Tokens.PublishQueue, Connection = "ServiceBus")] ServiceBusReceivedMessage message, CancellationToken cancellation)
    {
        using var span = HubTraces.Continue(message);
        await publisher.PublishAsync(message.Body.ToObjectFromJson<PublishRange>(HubJson.Options)!.Range, cancellation);
    }

    /// <summary>Gives a subscription its turn.</summary>
    [Function("DeliverFeed")]
    public async Task DeliverAsync(
        [ServiceBusTrigger(Tokens.DeliverQueue, Connection = "ServiceBus")] ServiceBusReceivedMessage message, CancellationToken cancellation)
    {
        using var span = HubTraces.Continue(message);
        await couriers.TakeTurnAsync(message.Body.ToObjectFromJson<DeliverFeed>(HubJson.Options)!, cancellation);
    }

    /// <summary>Escalates alerts that nobody acknowledged in time, every minute.</summary>
    [Function("EscalateAlerts")]
    public Task EscalateAsync([TimerTrigger("40 * * * * *")] TimerInfo timer, CancellationToken cancellation) => alerts.RunAsync(cancellation);

    /// <summary>Sends again the tokens of deliveries that a killed process forgot.</summary>
    [Function("RepairDeliveries")]
    public Task RepairAsync([TimerTrigger("%RepairSchedule%")] TimerInfo timer, CancellationToken cancellation) => repair.RunAsync(cancellation);

    /// <summary>
    /// The same for what waits to be published, every minute: a token has that long, and to look is a request for each bucket.
    /// </summary>
    [Function("RepairPublishing")]
    public Task RepairPublishingAsync([TimerTrigger("15 * * * * *")] TimerInfo timer, CancellationToken cancellation) => publisher.RepairAsync(cancellation);

    /// <summary>Says every hour which receivers get nothing.</summary>
    [Function("WatchFeeds")]
    public Task WatchAsync([TimerTrigger("0 10 * * * *")] TimerInfo timer, CancellationToken cancellation) => watch.LookAsync(cancellation);

    /// <summary>Deletes events and alerts that were kept long enough, every day.</summary>
    [Function("TidyFeeds")]
    public async Task TidyAsync([TimerTrigger("0 40 19 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        await retention.RunAsync(cancellation);
        await pastAlerts.RunAsync(cancellation);
    }
}
