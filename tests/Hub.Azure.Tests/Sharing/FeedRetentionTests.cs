using Hub.Azure.Sharing;
using Hub.Azure.Tests.Sharing.Publishing;
using Hub.Domain.Sharing.Subscriptions;

namespace Hub.Azure.Tests.Sharing;

/// <summary>Events are kept for thirty days, and nobody takes what is left for the whole.</summary>
public sealed class FeedRetentionTests(AzuriteFixture azurite)
{
    private const string Changed = "cn.hub.profile.changed";

    private static readonly string s_code = Enterprises.Code(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_old_goes_with_its_marks_and_who_has_not_got_it_is_told()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(hub);
        var feeds = hub.Get<Feeds>();
        await city.GrantAsync(s_code, "bank", "PRE_LOAN");
        await city.SubscribeAsync("bank", Changed);
        await hub.Get<Subscriptions>().CreateAsync(
            new Subscription { Id = "behind", Bank = "bank", Types = [Changed], Webhook = new Uri("https://bank.example/hub"), CreatedAt = HubUnderTest.Night }, 1, Stop);
        await city.RegisterAsync(s_code, "甲");
        await city.PublishAsync();
        hub.Time.Advance(TimeProvider.System.GetUtcNow().AddDays(29));
        await hub.Get<FeedRetention>().RunAsync(Stop);
        Assert.Equal((1, 2), (await feeds.KeptFromAsync("bank", Stop), await feeds.LastAsync("bank", Stop)));

        hub.Time.Advance(TimeProvider.System.GetUtcNow().AddDays(31));
        await hub.Get<FeedRetention>().RunAsync(Stop);

        var left = await feeds.ReadAsync("bank", 0, Stop).ToListAsync(Stop);
        Assert.Equal(3, await feeds.KeptFromAsync("bank", Stop));
        Assert.DoesNotContain(await hub.RowsAsync(hub.Store.Feeds), r => r.RowKey.StartsWith("m~", StringComparison.Ordinal));
        Assert.All(left, e => Assert.True(e.Sequence >= 3 && e.Entry.IsNotice));
        Assert.Contains(left, e => e.Entry.Event is { Type: "cn.hub.delivery.expired" } told && told.Data.GetRawText() == """{"subscription":"behind","from":2,"to":2}""");
    }
}
