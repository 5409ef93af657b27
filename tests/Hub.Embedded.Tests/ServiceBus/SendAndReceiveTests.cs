using System.Diagnostics;
using Azure.Messaging.ServiceBus;
using Hub.Embedded.Tests.Azurite;

namespace Hub.Embedded.Tests.ServiceBus;

public sealed class SendAndReceiveTests(AzuriteFixture azurite)
{
    private const string Account = "servicebus";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_arrives_as_it_was_sent()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account);
        var time = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(8));
        var before = TimeProvider.System.GetUtcNow();
        var sent = new ServiceBusMessage("{\"run\":\"企业\"}")
        {
            MessageId = "m1", Subject = "PullInterface", CorrelationId = "c1", ContentType = "application/json",
            ApplicationProperties = { ["text"] = "t", ["int"] = 1, ["long"] = 2L, ["double"] = 0.5, ["truth"] = true, ["guid"] = Guid.Empty, ["time"] = time },
        };
        await queue.Sender.SendMessageAsync(sent, Stop);

        var message = await queue.ReceiveAsync();

        Assert.Equal("{\"run\":\"企业\"}", message.Body.ToString());
        Assert.Equal(("m1", "PullInterface", "c1", "application/json"), (message.MessageId, message.Subject, message.CorrelationId, message.ContentType));
        Assert.Equal(
            new Dictionary<string, object> { ["text"] = "t", ["int"] = 1, ["long"] = 2L, ["double"] = 0.5, ["truth"] = true, ["guid"] = Guid.Empty, ["time"] = time },
            message.ApplicationProperties.Where(property => property.Key is not ("Diagnostic-Id" or "traceparent")));
        Assert.Equal(1, message.DeliveryCount);
        Assert.InRange(message.EnqueuedTime, before, TimeProvider.System.GetUtcNow());
        Assert.InRange(message.LockedUntil, before.AddSeconds(59), TimeProvider.System.GetUtcNow().AddSeconds(60));
        await queue.Receiver.CompleteMessageAsync(message, Stop);
        await queue.AssertEmptyAsync();
    }

    [Fact]
    public async Task Several_messages_come_in_order_and_at_once()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account);
        await queue.Sender.SendMessagesAsync(Enumerable.Range(0, 10).Select(i => new ServiceBusMessage($"{i}")), Stop);

        var messages = await queue.Receiver.ReceiveMessagesAsync(10, ServiceBusQueue.Soon, Stop);

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i}"), messages.Select(message => message.Body.ToString()));
        Assert.Equal(messages.Select(message => message.SequenceNumber).Order().Distinct(), messages.Select(message => message.SequenceNumber));
    }

    [Fact]
    public async Task A_message_sent_while_somebody_waits_at_an_empty_queue_is_received()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account);
        var receiving = queue.Receiver.ReceiveMessageAsync(ServiceBusQueue.Soon, Stop);
        await queue.Sender.SendMessageAsync(new ServiceBusMessage("x"), Stop);

        Assert.Equal("x", (await receiving)?.Body.ToString());
    }

    [Fact]
    public async Task A_scheduled_message_is_not_received_early()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account);
        var due = TimeProvider.System.GetUtcNow().AddSeconds(2);
        var number = await queue.Sender.ScheduleMessageAsync(new ServiceBusMessage("later"), due, Stop);
        await queue.Sender.SendMessageAsync(new ServiceBusMessage("now"), Stop);
        var counts = (await queue.Administration.GetQueueRuntimePropertiesAsync(queue.Name, Stop)).Value;

        var first = await queue.ReceiveAsync();
        var second = await queue.ReceiveAsync();

        Assert.Equal((1, 1, 2), (counts.ActiveMessageCount, counts.ScheduledMessageCount, counts.TotalMessageCount));
        Assert.Equal(("now", "later"), (first.Body.ToString(), second.Body.ToString()));
        Assert.True(TimeProvider.System.GetUtcNow() >= due);
        Assert.Equal(number, second.SequenceNumber);
        Assert.Equal((due, due, 1), (second.ScheduledEnqueueTime, second.EnqueuedTime, second.DeliveryCount));
        Assert.Equal(0, (await queue.Administration.GetQueueRuntimePropertiesAsync(queue.Name, Stop)).Value.ScheduledMessageCount);
    }

    [Fact]
    public async Task A_message_with_a_schedule_of_its_own_waits_too()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account);
        await queue.Sender.SendMessageAsync(new ServiceBusMessage("x") { ScheduledEnqueueTime = TimeProvider.System.GetUtcNow().AddHours(1) }, Stop);

        await queue.AssertEmptyAsync();
    }

    [Fact]
    public async Task The_trace_travels_with_the_message()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account);
        using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        await queue.Sender.SendMessageAsync(new ServiceBusMessage("x"), Stop);

        var message = await queue.ReceiveAsync();

        Assert.Equal(activity.Id, message.ApplicationProperties["Diagnostic-Id"]);
        Assert.Equal(activity.Id, message.ApplicationProperties["traceparent"]);
    }

    [Fact]
    public async Task An_unknown_queue_is_said_so()
    {
        await using var client = new ServiceBusClient(azurite.ConnectionString(Account));

        var send = await Assert.ThrowsAsync<ServiceBusException>(() => client.CreateSender("no-such-queue").SendMessageAsync(new ServiceBusMessage("x"), Stop));
        var receive = await Assert.ThrowsAsync<ServiceBusException>(() => client.CreateReceiver("no-such-queue").ReceiveMessageAsync(ServiceBusQueue.Moment, Stop));

        Assert.Equal((ServiceBusFailureReason.MessagingEntityNotFound, false), (send.Reason, send.IsTransient));
        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, receive.Reason);
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_refused()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account);
        await queue.Sender.SendMessageAsync(new ServiceBusMessage(new byte[47 * 1024]), Stop);

        var refused = await Assert.ThrowsAsync<ServiceBusException>(() => queue.Sender.SendMessageAsync(new ServiceBusMessage(new byte[49 * 1024]), Stop));

        Assert.Equal(ServiceBusFailureReason.MessageSizeExceeded, refused.Reason);
        Assert.Equal(47 * 1024, (await queue.ReceiveAsync()).Body.ToMemory().Length);
    }

    [Fact]
    public async Task A_closed_client_refuses()
    {
        var queue = await ServiceBusQueue.CreateAsync(azurite, Account);
        await queue.DisposeAsync();

        Assert.True(queue.Sender.IsClosed);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => queue.Sender.SendMessageAsync(new ServiceBusMessage("x"), Stop));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => queue.Receiver.ReceiveMessageAsync(ServiceBusQueue.Moment, Stop));
    }
}
