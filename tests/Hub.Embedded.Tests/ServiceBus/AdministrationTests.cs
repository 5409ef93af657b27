using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Hub.Embedded.Tests.Azurite;

namespace Hub.Embedded.Tests.ServiceBus;

public sealed class AdministrationTests(AzuriteFixture azurite)
{
    private const string Account = "administration";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Settings_are_the_same_for_every_process()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account, options =>
        {
            options.LockDuration = TimeSpan.FromMinutes(4.5);
            options.MaxDeliveryCount = 7;
            options.RequiresDuplicateDetection = true;
            options.DuplicateDetectionHistoryTimeWindow = TimeSpan.FromHours(3);
        });

        var properties = (await new ServiceBusAdministrationClient(azurite.ConnectionString(Account)).GetQueueAsync(queue.Name, Stop)).Value;

        Assert.Equal(
            (queue.Name, TimeSpan.FromMinutes(4.5), 7, true, TimeSpan.FromHours(3)),
            (properties.Name, properties.LockDuration, properties.MaxDeliveryCount, properties.RequiresDuplicateDetection, properties.DuplicateDetectionHistoryTimeWindow));
    }

    [Fact]
    public async Task Settings_have_the_defaults_of_Service_Bus()
    {
        var options = new CreateQueueOptions($"q{Guid.NewGuid():N}");
        var properties = (await new ServiceBusAdministrationClient(azurite.ConnectionString(Account)).CreateQueueAsync(options.Name, Stop)).Value;

        Assert.Equal(options, new CreateQueueOptions(properties));
        Assert.Equal((TimeSpan.FromSeconds(60), 10, false, TimeSpan.FromMinutes(1)), (properties.LockDuration, properties.MaxDeliveryCount, properties.RequiresDuplicateDetection, properties.DuplicateDetectionHistoryTimeWindow));
        Assert.Throws<ArgumentOutOfRangeException>(() => options.LockDuration = TimeSpan.FromMinutes(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => options.MaxDeliveryCount = 0);
    }

    [Fact]
    public async Task A_queue_is_created_once()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account);

        var again = await Assert.ThrowsAsync<ServiceBusException>(() => queue.Administration.CreateQueueAsync(queue.Name, Stop));
        var absent = await Assert.ThrowsAsync<ServiceBusException>(() => queue.Administration.GetQueueAsync("absent-queue", Stop));

        Assert.Equal(ServiceBusFailureReason.MessagingEntityAlreadyExists, again.Reason);
        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, absent.Reason);
        Assert.True((await queue.Administration.QueueExistsAsync(queue.Name, Stop)).Value);
        Assert.False((await queue.Administration.QueueExistsAsync("absent-queue", Stop)).Value);
    }

    [Fact]
    public async Task A_message_id_passes_once_in_the_window()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account, options => options.RequiresDuplicateDetection = true);
        await using var other = new ServiceBusClient(queue.ConnectionString);
        await queue.Sender.SendMessageAsync(new ServiceBusMessage("first") { MessageId = "a/b#c" }, Stop);
        await other.CreateSender(queue.Name).SendMessageAsync(new ServiceBusMessage("second") { MessageId = "a/b#c" }, Stop);
        await queue.Sender.SendMessageAsync(new ServiceBusMessage("third") { MessageId = "another" }, Stop);
        await queue.Sender.SendMessageAsync(new ServiceBusMessage("without"), Stop);
        await queue.Sender.SendMessageAsync(new ServiceBusMessage("without"), Stop);

        var messages = await queue.Receiver.ReceiveMessagesAsync(10, ServiceBusQueue.Soon, Stop);

        Assert.Equal(["first", "third", "without", "without"], messages.Select(message => message.Body.ToString()));
    }

    [Fact]
    public async Task Without_duplicate_detection_a_message_id_passes_again()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account);
        await queue.Sender.SendMessagesAsync([new ServiceBusMessage("1") { MessageId = "m" }, new ServiceBusMessage("2") { MessageId = "m" }], Stop);

        Assert.Equal(2, (await queue.Receiver.ReceiveMessagesAsync(10, ServiceBusQueue.Soon, Stop)).Count);
    }

    [Fact]
    public async Task A_marker_of_a_sender_that_died_before_enqueueing_does_not_stop_the_message()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account, options => options.RequiresDuplicateDetection = true);
        await DuplicateMarkers.WriteUnconfirmedAsync(queue.ConnectionString, queue.Name, "m");

        await queue.Sender.SendMessageAsync(new ServiceBusMessage("again") { MessageId = "m" }, Stop);
        await queue.Sender.SendMessageAsync(new ServiceBusMessage("duplicate") { MessageId = "m" }, Stop);

        Assert.Equal("again", (await queue.ReceiveAsync()).Body.ToString());
        await queue.AssertEmptyAsync();
    }
}
