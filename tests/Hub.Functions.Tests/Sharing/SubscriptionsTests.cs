using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hub.Azure.Sharing;
using Hub.Domain.Sharing;
using Hub.Domain.Sharing.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Functions.Tests.Sharing;

public sealed class SubscriptionsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Changed = "cn.hub.profile.changed";

    private static readonly DateTimeOffset s_time = new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);

    private HubUnderTest _hub = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _hub = await HubUnderTest.StartAsync(azurite, settings: ("Hub:Sharing:AllowedReceivers", "127.0.0.1"));

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task A_receiver_gets_every_event_in_order_signed_with_the_secret_it_was_told()
    {
        await using var receiver = await Receiver.StartAsync();
        var (_, secret) = await SubscribeAsync(new { types = new[] { Changed }, webhook = receiver.Address });
        await AppendAsync("one", "two", "three");
        await ArrivedAsync(receiver, 3);

        Assert.Equal(["one", "two", "three"], receiver.Events);
        Assert.All(receiver.Requests, r => Assert.True(r.IsSignedWith(secret!)));
        var first = receiver.Requests.First();
        Assert.Equal("application/cloudevents-batch+json; charset=utf-8", first.ContentType);
        Assert.Equal("0000000000000000001", first.Json[0].GetProperty("sequence").GetString());
        Assert.InRange(long.Parse(first.Timestamp), TimeProvider.System.GetUtcNow().AddMinutes(-2).ToUnixTimeSeconds(), TimeProvider.System.GetUtcNow().AddMinutes(1).ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Only_what_was_subscribed_to_is_posted_and_notices_always()
    {
        await using var receiver = await Receiver.StartAsync();
        await SubscribeAsync(new { types = new[] { Changed }, filter = new { regions = new[] { "3305" }, grades = new[] { "Deep" } }, webhook = receiver.Address });
        await AppendAsync(
            Entry("elsewhere", Changed, new Audience("330106", "C17", "Deep", false)),
            Entry("light", Changed, new Audience("330502", "C17", "Light", false)),
            Entry("another type", "cn.hub.carbon.updated", new Audience("330502", "C17", "Deep", false)),
            Entry("ended", Changed, new Audience("330502", "C17", "Deep", false)) with { Until = s_time },
            Entry("meant", Changed, new Audience("330502", "C17", "Deep", false)),
            Entry("notice", "cn.hub.consent.revoked", null) with { IsNotice = true });
        await ArrivedAsync(receiver, 2);

        Assert.Equal(["meant", "notice"], receiver.Events);
    }

    [Fact]
    public async Task A_refused_request_comes_again_with_the_same_id_and_events_and_nothing_overtakes_it()
    {
        await using var receiver = await Receiver.StartAsync(n => Task.FromResult(n == 0 ? 500 : 200));
        var (id, _) = await SubscribeAsync(new { types = new[] { Changed }, webhook = receiver.Address });
        await AppendAsync("one");
        await Eventually.Async(() => Task.FromResult(!receiver.Requests.IsEmpty));
        await AppendAsync("two");
        Assert.Equal((1, "Theirs", "the receiver answered 500"), await FailuresAsync(id));
        await ArrivedAsync(receiver, 2);

        var requests = receiver.Requests.ToList();
        Assert.Equal(["one", "two"], receiver.Events);
        Assert.Equal((requests[0].Id, "one"), (requests[1].Id, Assert.Single(requests[1].Events)));
        await Eventually.Async(async () => (await HealthAsync(id)).GetProperty("waiting").GetInt64() == 0);
        Assert.Equal(0, (await HealthAsync(id)).GetProperty("deliveries").GetProperty("failures").GetInt32());
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_disabled_and_goes_on_where_it_stopped()
    {
        await using var receiver = await Receiver.StartAsync(n => Task.FromResult(n == 0 ? 410 : 200));
        var (id, _) = await SubscribeAsync(new { types = new[] { Changed }, webhook = receiver.Address });
        await AppendAsync("one");
        await Eventually.Async(async () => (await HealthAsync(id)).GetProperty("subscription").Text("state") == "Disabled");
        await AppendAsync("two");

        Assert.Equal("the receiver answered 410: it is there no longer", (await HealthAsync(id)).GetProperty("subscription").Text("reason"));
        var events = (await _hub.GetAsync("api/v1/events", HubUnderTest.BankKey)).Json.GetProperty("events").EnumerateArray().ToList();
        Assert.Equal([Changed, "cn.hub.delivery.disabled", Changed], events.Select(e => e.Text("type")));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync($"{id}/resume")).Status);
        await ArrivedAsync(receiver, 3);
        Assert.Equal(["one", events[1].Text("id")!, "two"], receiver.Events);
    }

    [Fact]
    public async Task A_paused_subscription_waits_and_then_gets_everything()
    {
        await using var receiver = await Receiver.StartAsync();
        var (id, _) = await SubscribeAsync(new { types = new[] { Changed }, webhook = receiver.Address });
        Assert.Equal("Paused", (await PostAsync($"{id}/pause")).Json.GetProperty("subscription").Text("state"));
        await AppendAsync("one");
        Assert.Equal(1, (await HealthAsync(id)).GetProperty("waiting").GetInt64());
        Assert.Empty(receiver.Requests);

        await PostAsync($"{id}/resume");
        await ArrivedAsync(receiver, 1);
    }

    [Fact]
    public async Task After_a_rotation_both_secrets_sign()
    {
        await using var receiver = await Receiver.StartAsync();
        var (id, before) = await SubscribeAsync(new { types = new[] { Changed }, webhook = receiver.Address });
        var after = (await PostAsync($"{id}/secret")).Json.GetProperty("secret").GetString()!;
        Assert.True((await PostAsync($"{id}/test")).Json.GetProperty("delivered").GetBoolean());

        var test = Assert.Single(receiver.Requests);
        Assert.True(test.IsSignedWith(before!));
        Assert.True(test.IsSignedWith(after));
        Assert.Equal("cn.hub.subscription.test", test.Json[0].Text("type"));
    }

    [Fact]
    public async Task Everything_behind_a_cursor_is_sent_again()
    {
        await using var receiver = await Receiver.StartAsync();
        var (id, _) = await SubscribeAsync(new { types = new[] { Changed }, webhook = receiver.Address });
        await AppendAsync("one", "two", "three");
        await ArrivedAsync(receiver, 3);
        await Eventually.Async(async () => (await HealthAsync(id)).GetProperty("waiting").GetInt64() == 0);
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync($"{id}/replay", new { cursor = "1" })).Status);
        await ArrivedAsync(receiver, 5);

        Assert.Equal(["one", "two", "three", "two", "three"], receiver.Events);
    }

    [Theory]
    [InlineData("http://127.0.0.2/hub", "webhook: http is not possible; https is.")]
    [InlineData("https://10.0.0.7/hub", "webhook: 10.0.0.7 is no address of the public internet.")]
    [InlineData("https://[::ffff:192.168.1.1]/hub", "webhook: ::ffff:192.168.1.1 is no address of the public internet.")]
    [InlineData("https://169.254.169.254/metadata", "webhook: 169.254.169.254 is no address of the public internet.")]
    [InlineData("https://user:secret@bank.example/hub", "webhook: a whole address without user name and fragment is needed, such as https://bank.example/hub.")]
    [InlineData("nonsense", "webhook: an https address of at most 1000 characters is needed.")]
    public async Task A_receiver_that_may_not_be_posted_to_is_refused(string webhook, string detail)
    {
        var refused = await _hub.SendAsync(HttpMethod.Post, "api/v1/subscriptions", HubUnderTest.BankKey, JsonContent.Create(new { types = new[] { Changed }, webhook }));

        Assert.Equal((HttpStatusCode.BadRequest, detail), (refused.Status, refused.Json.Text("detail")));
    }

    [Fact]
    public async Task A_name_that_leads_to_this_network_is_refused_when_it_is_connected_to()
    {
        var (id, _) = await SubscribeAsync(new { types = new[] { Changed }, webhook = "https://localhost:9/hub" });
        var result = (await PostAsync($"{id}/test")).Json;

        Assert.Equal((false, "Theirs", "localhost has no address of the public internet"), (result.GetProperty("delivered").GetBoolean(), result.Text("fault"), result.Text("reason")));
    }

    [Fact]
    public async Task Another_banks_subscription_is_not_there()
    {
        var (id, _) = await SubscribeAsync(new { types = new[] { Changed } });
        foreach (var (method, path) in new[] { ("GET", ""), ("POST", "/pause"), ("POST", "/resume"), ("POST", "/secret"), ("POST", "/test"), ("DELETE", "") })
        {
            var answer = await _hub.SendAsync(new HttpMethod(method), $"api/v1/subscriptions/{id}{path}", HubUnderTest.BankWithoutConsentsKey);
            Assert.Equal((HttpStatusCode.NotFound, "urn:hub:problem:unknown-subscription"), (answer.Status, answer.Json.Text("type")));
        }

        Assert.Equal(HttpStatusCode.NoContent, (await _hub.SendAsync(HttpMethod.Delete, $"api/v1/subscriptions/{id}", HubUnderTest.BankKey)).Status);
        Assert.Empty((await _hub.GetAsync("api/v1/subscriptions", HubUnderTest.BankKey)).Json.GetProperty("subscriptions").EnumerateArray());
    }

    private static FeedEvent Entry(string id, string type, Audience? audience) =>
        new(new CloudEvent(id, type, "/api/v1", Enterprises.Wuxing, s_time, JsonSerializer.SerializeToElement(new { of = id })), Audience: audience);

    private static Task ArrivedAsync(Receiver receiver, int events) =>
        Eventually.Async(() => Task.FromResult(receiver.Events.Count() >= events), () => $"Arrived: {string.Join(", ", receiver.Events)}");

    private Task AppendAsync(params string[] ids) => AppendAsync([.. ids.Select(id => Entry(id, Changed, new Audience("330502", "C17", "Deep", false)))]);

    private async Task AppendAsync(params FeedEvent[] entries)
    {
        foreach (var entry in entries)
        {
            await _hub.Services.GetRequiredService<Feeds>().AppendAsync("demo-bank", [new FeedBatch(entry.Event.Id.Replace(' ', '-'), [entry])], Stop);
        }
    }

    private async Task<(string Id, string? Secret)> SubscribeAsync(object wanted)
    {
        var made = await _hub.SendAsync(HttpMethod.Post, "api/v1/subscriptions", HubUnderTest.BankKey, JsonContent.Create(wanted));
        Assert.Equal(HttpStatusCode.Created, made.Status);
        return (made.Json.GetProperty("subscription").Text("id")!, made.Json.Text("secret"));
    }

    private Task<Answer> PostAsync(string path, object? body = null) =>
        _hub.SendAsync(HttpMethod.Post, $"api/v1/subscriptions/{path}", HubUnderTest.BankKey, body is null ? null : JsonContent.Create(body));

    private async Task<JsonElement> HealthAsync(string id) => (await _hub.GetAsync($"api/v1/subscriptions/{id}", HubUnderTest.BankKey)).Json;

    private async Task<(int Failures, string? Fault, string? Reason)> FailuresAsync(string id)
    {
        await Eventually.Async(async () => (await HealthAsync(id)).GetProperty("deliveries").GetProperty("failures").GetInt32() > 0);
        var deliveries = (await HealthAsync(id)).GetProperty("deliveries");
        var last = deliveries.GetProperty("lastFailure");
        return (deliveries.GetProperty("failures").GetInt32(), last.Text("fault"), last.Text("reason"));
    }
}
