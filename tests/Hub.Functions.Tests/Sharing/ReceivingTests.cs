using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Hub.Functions.Tests.Sharing;

/// <summary>A bank that uses npm's own libraries takes every delivery, and none that was changed on its way.</summary>
public sealed class ReceivingTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Standardwebhooks_verifies_and_cloudevents_reads_what_is_posted_and_a_changed_byte_fails()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite, settings: ("Hub:Sharing:AllowedReceivers", "127.0.0.1"));
        await using var receiver = await Receiver.StartAsync();
        var consent = (await hub.GrantAsync(ConsentCalls.Terms(Enterprises.Wuxing), HubUnderTest.OperatorKey, "one")).ConsentId();
        var made = await hub.SendAsync(
            HttpMethod.Post, "api/v1/subscriptions", HubUnderTest.BankKey,
            JsonContent.Create(new { types = new[] { "cn.hub.profile.changed", "cn.hub.evaluation.changed" }, webhook = receiver.Address }));
        await hub.PushAndBuildAsync($"[{Enterprises.Registration(Enterprises.Wuxing, "甲")}]");
        await Eventually.Async(() => Task.FromResult(receiver.Events.Count() >= 2));

        var requests = receiver.Requests.ToList();
        var secret = made.Json.Text("secret")!;
        var taken = await TakeAsync([.. requests.Select(r => (secret, r.Body))], requests);
        Assert.All(taken, t => Assert.True(t.GetProperty("verified").GetBoolean(), t.GetRawText()));
        var events = taken.SelectMany(t => t.GetProperty("events").EnumerateArray()).ToList();
        Assert.All(events, e => Assert.True(e.GetProperty("valid").GetBoolean()));
        Assert.Equal(receiver.Events, events.Select(e => e.Text("id")));
        var changed = events.Single(e => e.Text("type") == "cn.hub.profile.changed");
        Assert.Equal((Enterprises.Wuxing, consent, """{"version":1,"sections":["I24"]}"""), (changed.Text("subject"), changed.Text("consent"), changed.GetProperty("data").GetRawText()));

        var other = "whsec_" + Convert.ToBase64String(new byte[24]);
        Assert.All(await TakeAsync([.. requests.Select(r => (other, r.Body))], requests), t => Assert.False(t.GetProperty("verified").GetBoolean()));
        Assert.All(await TakeAsync([.. requests.Select(r => (secret, Altered(r.Body)))], requests), t => Assert.False(t.GetProperty("verified").GetBoolean()));
    }

    private static byte[] Altered(byte[] body) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("\"time\":\"2", "\"time\":\"1", StringComparison.Ordinal));

    private static async Task<List<JsonElement>> TakeAsync(IReadOnlyList<(string Secret, byte[] Body)> given, IReadOnlyList<Delivery> requests)
    {
        var folder = await NodePackages.EnsureAsync("Sharing/Receiving", "webhook-receiver", Stop);
        var lines = given.Zip(requests, (g, r) => JsonSerializer.Serialize(new
        {
            secret = g.Secret,
            body = Encoding.UTF8.GetString(g.Body),
            headers = new Dictionary<string, string?>
            {
                ["webhook-id"] = r.Id, ["webhook-timestamp"] = r.Timestamp, ["webhook-signature"] = r.Signatures, ["content-type"] = r.ContentType,
            },
        }));
        var script = Path.Combine(AppContext.BaseDirectory, "Sharing/Receiving/receive.mjs");
        return [.. JsonElement.Parse(await NodePackages.RunAsync("node", folder, string.Join('\n', lines), Stop, script)).EnumerateArray()];
    }
}
