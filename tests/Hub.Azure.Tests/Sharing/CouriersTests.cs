using System.Text.Json;
using Hub.Azure.Intake;
using Hub.Azure.Sharing;
using Hub.Domain.Sharing;
using Hub.Domain.Sharing.Subscriptions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hub.Azure.Tests.Sharing;

/// <summary>However many receivers hang, the queue has a place for one that does not.</summary>
public sealed class CouriersTests(AzuriteFixture azurite)
{
    private const int Places = 8;
    private const string Type = "cn.hub.test";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Receivers_that_hang_give_their_places_back_after_a_moment_and_the_second_time_at_once()
    {
        var (hang, hanging, healthy) = (new TaskCompletionSource(), 0, 0);
        await using var receivers = await ScriptedDepartment.StartAsync(async http =>
        {
            if (http.Request.Path == "/healthy")
            {
                Interlocked.Increment(ref healthy);
                return;
            }

            Interlocked.Increment(ref hanging);
            await hang.Task;
        });
        await using var hub = await HubUnderTest.StartAsync(azurite, ("Sharing:AllowedReceivers", "127.0.0.1"), ("Sharing:ReceiverTimeout", "00:01:00"));
        var couriers = new Couriers(
            hub.Get<Deliveries>(), hub.Get<Tokens>(), new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance), hub.Time, NullLogger<Couriers>.Instance);
        var sick = await Task.WhenAll(Enumerable.Range(0, Places).Select(i => SubscribeAsync(hub, $"sick-{i}", new Uri(receivers.Address, "sick"))));
        var well = await SubscribeAsync(hub, "well", new Uri(receivers.Address, "healthy"));

        var turns = sick.Select(token => couriers.TakeTurnAsync(token, Stop)).ToList();
        await Eventually.Async(() => Task.FromResult(hanging == Places));
        Assert.All(turns, turn => Assert.False(turn.IsCompleted));
        hub.Time.Advance(hub.Time.GetUtcNow().AddSeconds(1));
        await Task.WhenAll(turns);
        Assert.Equal(Places, hanging);

        await couriers.TakeTurnAsync(well, Stop);
        Assert.Equal(1, healthy);

        // A second token of a receiver that still hangs does not even wait for the moment.
        await Task.WhenAll(sick.Select(token => couriers.TakeTurnAsync(token, Stop)));
        Assert.Equal(Places, hanging);
        hang.SetResult();
        await couriers.DisposeAsync();
    }

    private static async Task<DeliverFeed> SubscribeAsync(HubUnderTest hub, string bank, Uri receiver)
    {
        var subscription = new Subscription { Id = $"sub-{bank}", Bank = bank, Types = [Type], Webhook = receiver, CreatedAt = hub.Time.GetUtcNow() };
        await hub.Get<Subscriptions>().CreateAsync(subscription, 0, Stop);
        await hub.Get<Feeds>().AppendAsync(bank, new CloudEvent("one", Type, "/hub", null, hub.Time.GetUtcNow(), JsonSerializer.SerializeToElement(new { })), Stop);
        return new DeliverFeed(bank, subscription.Id);
    }
}
