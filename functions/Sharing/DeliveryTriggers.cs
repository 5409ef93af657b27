using Azure.Messaging.ServiceBus;
using Hub.Azure;
using Hub.Azure.Intake;
using Hub.Azure.Sharing;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Sharing;

/// <summary>What moves deliveries without anybody asking.</summary>
public sealed class DeliveryTriggers(Couriers couriers, DeliveryRepair repair)
{
    /// <summary>Gives a subscription its turn.</summary>
    [Function("DeliverFeed")]
    public Task DeliverAsync(
        [ServiceBusTrigger(Tokens.DeliverQueue, Connection = "ServiceBus")] ServiceBusReceivedMessage message, CancellationToken cancellation) =>
        couriers.TakeTurnAsync(message.Body.ToObjectFromJson<DeliverFeed>(HubJson.Options)!, cancellation);

    /// <summary>Wakes receivers that a killed process forgot.</summary>
    [Function("RepairDeliveries")]
    public Task RepairAsync([TimerTrigger("%RepairSchedule%")] TimerInfo timer, CancellationToken cancellation) => repair.RunAsync(cancellation);
}
