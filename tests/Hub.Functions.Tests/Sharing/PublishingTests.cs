using System.Net;
using System.Net.Http.Json;

namespace Hub.Functions.Tests.Sharing;

/// <summary>A department's record becomes an event of the banks that may know.</summary>
public sealed class PublishingTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private HubUnderTest _hub = null!;

    public async ValueTask InitializeAsync() => _hub = await HubUnderTest.StartAsync(azurite, settings: ("Hub:Sharing:AllowedReceivers", "127.0.0.1"));

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task A_push_is_told_to_the_bank_with_consent_by_push_and_by_pull_and_to_no_other()
    {
        await using var receiver = await Receiver.StartAsync();
        var consent = (await _hub.GrantAsync(ConsentCalls.Terms(Enterprises.Wuxing), HubUnderTest.OperatorKey, "one")).ConsentId();
        await SubscribeAsync(HubUnderTest.BankKey, receiver.Address);
        await SubscribeAsync(HubUnderTest.BankWithoutConsentsKey, null);
        await _hub.PushAndBuildAsync($"[{Enterprises.Registration(Enterprises.Wuxing, "甲")},{Enterprises.Registration(Enterprises.Nanxun, "乙")}]");
        await Eventually.Async(() => Task.FromResult(receiver.Events.Any(e => e.EndsWith("evaluation.changed." + consent[^8..], StringComparison.Ordinal))));

        var events = (await _hub.GetAsync("api/v1/events?cursor=1", HubUnderTest.BankKey)).Json.GetProperty("events");
        Assert.Equal(["cn.hub.profile.changed", "cn.hub.evaluation.changed"], events.EnumerateArray().Select(e => e.Text("type")));
        Assert.All(events.EnumerateArray(), e => Assert.Equal((Enterprises.Wuxing, consent), (e.Text("subject"), e.Text("consent"))));
        Assert.Equal("""{"version":1,"sections":["I24"]}""", events[0].GetProperty("data").GetRawText());
        Assert.Empty((await _hub.GetAsync("api/v1/events", HubUnderTest.BankWithoutConsentsKey)).Json.GetProperty("events").EnumerateArray());
    }

    [Fact]
    public async Task What_waits_is_told_no_more_once_the_consent_is_revoked()
    {
        var consent = (await _hub.GrantAsync(ConsentCalls.Terms(Enterprises.Wuxing), HubUnderTest.OperatorKey, "one")).ConsentId();
        await SubscribeAsync(HubUnderTest.BankKey, null);
        await _hub.PushAndBuildAsync($"[{Enterprises.Registration(Enterprises.Wuxing, "甲")}]");
        await Eventually.Async(async () => (await TypesAsync()).Contains("cn.hub.profile.changed"));
        await _hub.ChangeAsync(consent, "revoke", HubUnderTest.OperatorKey);

        Assert.Equal(["cn.hub.consent.granted", "cn.hub.consent.revoked"], await TypesAsync());
    }

    [Fact]
    public async Task A_department_that_reports_a_revoked_licence_raises_an_alert_that_the_bank_acknowledges()
    {
        await _hub.GrantAsync(ConsentCalls.Terms(Enterprises.Wuxing), HubUnderTest.OperatorKey, "one");
        await _hub.PushAndBuildAsync($$"""[{"统一社会信用代码":"{{Enterprises.Wuxing}}","企业名称":"甲","status":"REVOKED","更新时间":"2026-11-01 08:00:00"}]""");
        await Eventually.Async(async () => (await TypesAsync()).Contains("cn.hub.risk.raised"));

        var alert = (await _hub.GetAsync("api/v1/alerts", HubUnderTest.BankKey)).Json.GetProperty("alerts").EnumerateArray().Single(a => a.Text("rule") == "status-lost");
        Assert.Equal((Enterprises.Wuxing, "high"), (alert.Text("creditCode"), alert.Text("severity")));
        var acknowledged = await _hub.SendAsync(HttpMethod.Post, $"api/v1/alerts/{alert.Text("id")}/acknowledgement", HubUnderTest.BankKey);
        Assert.True(acknowledged.Status == HttpStatusCode.OK, acknowledged.Text);
        Assert.Contains("cn.hub.risk.acknowledged", await TypesAsync());
    }

    private async Task<List<string?>> TypesAsync() =>
        [.. (await _hub.GetAsync("api/v1/events?cursor=0", HubUnderTest.BankKey)).Json.GetProperty("events").EnumerateArray().Select(e => e.Text("type"))];

    private async Task SubscribeAsync(string key, Uri? webhook)
    {
        var made = await _hub.SendAsync(HttpMethod.Post, "api/v1/subscriptions", key, JsonContent.Create(new { types = new[] { "cn.hub.profile.changed", "cn.hub.evaluation.changed" }, webhook }));
        Assert.Equal(HttpStatusCode.Created, made.Status);
    }
}
