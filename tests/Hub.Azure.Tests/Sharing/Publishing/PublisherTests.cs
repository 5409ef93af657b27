using Hub.Azure.Intake;
using Hub.Azure.Sharing;
using Hub.Azure.Sharing.Publishing;
using Hub.Domain.Sharing.Subscriptions;

namespace Hub.Azure.Tests.Sharing.Publishing;

/// <summary>What is committed is published, once, in order, and to nobody else.</summary>
public sealed class PublisherTests(AzuriteFixture azurite)
{
    private const string Changed = "cn.hub.profile.changed";
    private const string Evaluated = "cn.hub.evaluation.changed";

    private static readonly string s_code = Enterprises.Code(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_in_the_feed_of_the_bank_with_consent_and_subscription_and_then_waits_no_longer()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(hub);
        await city.GrantAsync(s_code, "bank", "PRE_LOAN");
        await city.GrantAsync(s_code, "unsubscribed", "PRE_LOAN");
        await city.SubscribeAsync("bank", Changed, Evaluated);
        await city.SubscribeAsync("stranger", Changed, Evaluated);
        await city.RegisterAsync(s_code, "甲");
        await city.PublishAsync();

        var told = await city.ToldAsync("bank");
        Assert.Equal([Changed, Evaluated], told.Select(e => e.Entry.Event.Type));
        Assert.Equal("""{"version":1,"sections":["I24"]}""", told[0].Entry.Event.Data.GetRawText());
        Assert.Empty(await city.ToldAsync("stranger"));
        Assert.Empty(await city.ToldAsync("unsubscribed"));
        Assert.Empty(await city.WaitingAsync());
    }

    [Fact]
    public async Task Published_again_after_a_kill_before_it_was_taken_away_a_bank_has_it_once()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(hub);
        await city.GrantAsync(s_code, "bank", "PRE_LOAN");
        await city.SubscribeAsync("bank", Changed);
        await city.RegisterAsync(s_code, "甲");
        var waiting = await city.WaitingAsync();
        await city.PublishAsync();
        foreach (var entity in waiting)
        {
            await hub.Store.Profiles.AddEntityAsync(entity, Stop);
        }

        await city.RegisterAsync(s_code, "乙");
        await Task.WhenAll(city.PublishAsync(), city.PublishAsync());

        Assert.Equal([1, 2], (await city.ToldAsync("bank")).Select(PublishingCity.VersionOf));
        Assert.Empty(await city.WaitingAsync());
    }

    [Fact]
    public async Task Changes_of_one_enterprise_are_told_in_order_even_if_the_clock_went_back()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(hub);
        await city.GrantAsync(s_code, "bank", "PRE_LOAN");
        await city.SubscribeAsync("bank", Changed);
        await city.RegisterAsync(s_code, "甲", ago: TimeSpan.FromHours(2));
        await using var behind = await HubUnderTest.StartAsync(hub.Connection, new ManualTime(HubUnderTest.Night.AddMinutes(-10)));
        await new PublishingCity(behind).RegisterAsync(s_code, "乙");
        await city.PublishAsync();

        var told = await city.ToldAsync("bank");
        Assert.Equal([1, 2], told.Select(PublishingCity.VersionOf));
        Assert.True(told[0].Entry.Event.Time < told[1].Entry.Event.Time);
    }

    [Fact]
    public async Task A_range_whose_token_was_lost_gets_another_and_only_such_a_range()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(hub);
        await city.RegisterAsync(s_code, "甲");
        await hub.Get<Publisher>().RepairAsync(Stop);
        hub.Time.Advance(hub.Time.GetUtcNow().AddSeconds(1));
        Assert.Empty(await city.TokensAsync());

        hub.Time.Advance(hub.Time.GetUtcNow().AddMinutes(1));
        await hub.Get<Publisher>().RepairAsync(Stop);
        hub.Time.Advance(hub.Time.GetUtcNow().AddSeconds(1));
        Assert.Equal([hub.Store.Buckets.RangeOf(hub.Store.Buckets.Of(s_code))], await city.TokensAsync());
        await city.PublishAsync();
        await hub.Get<Publisher>().RepairAsync(Stop);
        Assert.Empty(await city.TokensAsync());
    }

    [Fact]
    public async Task A_filter_by_region_lets_only_its_enterprises_through()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(hub);
        await city.GrantAsync(s_code, "near", "PRE_LOAN");
        await city.GrantAsync(s_code, "far", "PRE_LOAN");
        await city.SubscribeAsync("near", new AudienceFilter(Regions: ["3305"]), Changed);
        await city.SubscribeAsync("far", new AudienceFilter(Regions: ["3301"]), Changed);
        await city.RegisterAsync(s_code, "甲", ""","region_code":"330502" """);
        await city.PublishAsync();

        Assert.Single(await city.ToldAsync("near"));
        Assert.Empty(await city.ToldAsync("far"));
    }

    [Fact]
    public async Task A_risk_is_raised_and_withdrawn_with_the_changes_that_bring_and_end_it()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var city = new PublishingCity(hub);
        await city.GrantAsync(s_code, "bank", "PRE_LOAN");
        await city.RegisterAsync(s_code, "甲", ""","status":"ACTIVE" """);
        await city.RegisterAsync(s_code, "甲", ""","status":"REVOKED" """);
        await city.PublishAsync();
        Assert.Equal(["cn.hub.risk.raised status-lost"], await RisksAsync(city));

        await city.RegisterAsync(s_code, "甲", ""","status":"ACTIVE" """);
        await city.PublishAsync();
        Assert.Equal(["cn.hub.risk.raised status-lost", "cn.hub.risk.withdrawn status-lost"], await RisksAsync(city));
    }

    private static async Task<List<string>> RisksAsync(PublishingCity city) =>
        [.. (await city.ToldAsync("bank")).Select(e => e.Entry.Event).Where(e => e.Type.StartsWith("cn.hub.risk", StringComparison.Ordinal) && e.Data.GetProperty("rule").GetString() == "status-lost")
            .Select(e => $"{e.Type} {e.Data.GetProperty("rule").GetString()}")];
}
