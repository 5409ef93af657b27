using Azure.Messaging.ServiceBus;
using Hub.Embedded.Tests.Azurite;

namespace Hub.Embedded.Tests.ServiceBus;

public sealed class SettlementTests(AzuriteFixture azurite)
{
    private const string Account = "settlement";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_whose_lock_ran_out_is_delivered_again_and_the_first_receiver_cannot_complete_it()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account, options => options.LockDuration = TimeSpan.FromSeconds(1));
        await queue.Sender.SendMessageAsync(new ServiceBusMessage("x") { MessageId = "m" }, Stop);

        var first = await queue.ReceiveAsync();
        var second = await queue.ReceiveAsync();

        Assert.Equal((1, 2), (first.DeliveryCount, second.DeliveryCount));
        Assert.Equal("m", second.MessageId);
        Assert.NotEqual(first.LockToken, second.LockToken);
        var lost = await Assert.ThrowsAsync<ServiceBusException>(() => queue.Receiver.CompleteMessageAsync(first, Stop));
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, lost.Reason);
        await queue.Receiver.CompleteMessageAsync(second, Stop);
        await queue.AssertEmptyAsync();
    }

    [Fact]
    public async Task Nothing_can_be_done_with_a_message_after_its_lock_even_if_nobody_took_it()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account, options => options.LockDuration = TimeSpan.FromSeconds(1));
        await queue.Sender.SendMessageAsync(new ServiceBusMessage("x"), Stop);
        var message = await queue.ReceiveAsync();
        await Eventually.Async(() => Task.FromResult(TimeProvider.System.GetUtcNow() > message.LockedUntil));

        foreach (var operation in new Func<Task>[]
        {
            () => queue.Receiver.CompleteMessageAsync(message, Stop),
            () => queue.Receiver.AbandonMessageAsync(message, cancellationToken: Stop),
            () => queue.Receiver.RenewMessageLockAsync(message, Stop),
            () => queue.Receiver.DeadLetterMessageAsync(message, "why", cancellationToken: Stop),
        })
        {
            Assert.Equal(ServiceBusFailureReason.MessageLockLost, (await Assert.ThrowsAsync<ServiceBusException>(operation)).Reason);
        }
    }

    [Fact]
    public async Task A_message_is_completed_once()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account);
        await queue.Sender.SendMessageAsync(new ServiceBusMessage("x"), Stop);
        var message = await queue.ReceiveAsync();
        await queue.Receiver.CompleteMessageAsync(message, Stop);

        var again = await Assert.ThrowsAsync<ServiceBusException>(() => queue.Receiver.CompleteMessageAsync(message, Stop));

        Assert.Equal(ServiceBusFailureReason.MessageLockLost, again.Reason);
    }

    [Fact]
    public async Task A_renewed_lock_holds_beyond_its_first_end()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account, options => options.LockDuration = TimeSpan.FromSeconds(2));
        await queue.Sender.SendMessageAsync(new ServiceBusMessage("x"), Stop);
        var message = await queue.ReceiveAsync();
        var firstEnd = message.LockedUntil;

        while (TimeProvider.System.GetUtcNow() < firstEnd + TimeSpan.FromSeconds(1))
        {
            await queue.Receiver.RenewMessageLockAsync(message, Stop);
            await queue.AssertEmptyAsync();
        }

        Assert.True(message.LockedUntil > firstEnd);
        await queue.Receiver.CompleteMessageAsync(message, Stop);
    }

    [Fact]
    public async Task An_abandoned_message_comes_back_at_once_with_its_new_properties()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account);
        await queue.Sender.SendMessageAsync(new ServiceBusMessage("x") { ApplicationProperties = { ["kept"] = 1 } }, Stop);
        await queue.Receiver.AbandonMessageAsync(await queue.ReceiveAsync(), new Dictionary<string, object> { ["tried"] = "yes" }, Stop);

        var again = await queue.ReceiveAsync();

        Assert.Equal((2, "x", "yes", 1), (again.DeliveryCount, again.Body.ToString(), again.ApplicationProperties["tried"], again.ApplicationProperties["kept"]));
    }

    [Fact]
    public async Task After_its_last_delivery_an_abandoned_message_is_among_the_dead_letters()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account, options => options.MaxDeliveryCount = 3);
        await queue.Sender.SendMessageAsync(new ServiceBusMessage("poison") { MessageId = "m", ApplicationProperties = { ["p"] = 1 } }, Stop);
        for (var delivery = 1; delivery <= 3; delivery++)
        {
            var message = await queue.ReceiveAsync();
            Assert.Equal(delivery, message.DeliveryCount);
            await queue.Receiver.AbandonMessageAsync(message, cancellationToken: Stop);
        }

        await queue.AssertEmptyAsync();
        var counts = (await queue.Administration.GetQueueRuntimePropertiesAsync(queue.Name, Stop)).Value;
        var letter = await queue.DeadLetters.ReceiveMessageAsync(ServiceBusQueue.Soon, Stop);

        Assert.Equal((0, 1), (counts.ActiveMessageCount, counts.DeadLetterMessageCount));
        Assert.Equal(("poison", "m", "MaxDeliveryCountExceeded"), (letter.Body.ToString(), letter.MessageId, letter.DeadLetterReason));
        Assert.Contains("3 delivery attempts", letter.DeadLetterErrorDescription, StringComparison.Ordinal);
        Assert.Equal(1, letter.ApplicationProperties["p"]);
        await queue.DeadLetters.CompleteMessageAsync(letter, Stop);
        Assert.Empty(await queue.DeadLetters.ReceiveMessagesAsync(1, ServiceBusQueue.Moment, Stop));
    }

    [Fact]
    public async Task After_its_last_lock_ran_out_a_message_is_among_the_dead_letters()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account, options => (options.MaxDeliveryCount, options.LockDuration) = (1, TimeSpan.FromSeconds(1)));
        await queue.Sender.SendMessageAsync(new ServiceBusMessage("poison"), Stop);
        await queue.ReceiveAsync();

        await Eventually.Async(async () =>
        {
            await queue.AssertEmptyAsync();
            return (await queue.Administration.GetQueueRuntimePropertiesAsync(queue.Name, Stop)).Value.DeadLetterMessageCount == 1;
        });

        var letter = await queue.DeadLetters.ReceiveMessageAsync(ServiceBusQueue.Soon, Stop);
        Assert.Equal(("poison", "MaxDeliveryCountExceeded"), (letter.Body.ToString(), letter.DeadLetterReason));
    }

    [Fact]
    public async Task A_message_is_dead_lettered_with_a_reason_and_can_be_sent_again()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account);
        await queue.Sender.SendMessageAsync(new ServiceBusMessage("x") { MessageId = "m", Subject = "s" }, Stop);
        await queue.Receiver.DeadLetterMessageAsync(await queue.ReceiveAsync(), "NoSuchBank", "bank 7 is not in the catalog", Stop);
        await queue.AssertEmptyAsync();

        var letter = await queue.DeadLetters.ReceiveMessageAsync(ServiceBusQueue.Soon, Stop);
        await queue.Sender.SendMessageAsync(new ServiceBusMessage(letter), Stop);
        await queue.DeadLetters.CompleteMessageAsync(letter, Stop);
        var again = await queue.ReceiveAsync();

        Assert.Equal(("NoSuchBank", "bank 7 is not in the catalog"), (letter.DeadLetterReason, letter.DeadLetterErrorDescription));
        Assert.Equal(("x", "m", "s", 1, null), (again.Body.ToString(), again.MessageId, again.Subject, again.DeliveryCount, again.DeadLetterReason));
    }

    [Fact]
    public async Task A_receiver_that_dies_with_messages_in_flight_loses_none()
    {
        await using var queue = await ServiceBusQueue.CreateAsync(azurite, Account, options => options.LockDuration = TimeSpan.FromSeconds(1));
        var ids = Enumerable.Range(0, 20).Select(i => $"{i}").ToArray();
        await using (var dying = new ServiceBusClient(queue.ConnectionString))
        {
            await dying.CreateSender(queue.Name).SendMessagesAsync(ids.Select(id => new ServiceBusMessage(id)), Stop);
            Assert.Equal(7, (await dying.CreateReceiver(queue.Name).ReceiveMessagesAsync(7, ServiceBusQueue.Soon, Stop)).Count);
        }

        var seen = new List<string>();
        await Eventually.Async(async () =>
        {
            foreach (var message in await queue.Receiver.ReceiveMessagesAsync(32, ServiceBusQueue.Moment, Stop))
            {
                seen.Add(message.Body.ToString());
                await queue.Receiver.CompleteMessageAsync(message, Stop);
            }

            return seen.Count >= ids.Length;
        });

        Assert.Equal(ids.Order(), seen.Order());
        Assert.Equal(0, (await queue.Administration.GetQueueRuntimePropertiesAsync(queue.Name, Stop)).Value.TotalMessageCount);
    }
}
