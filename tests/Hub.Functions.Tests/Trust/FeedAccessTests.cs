using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hub.Azure;
using Hub.Azure.Profiles;
using Hub.Azure.Sharing;
using Hub.Azure.Trust.Audit;
using Hub.Domain.Sharing;
using Hub.Domain.Trust.Audit;
using Hub.Functions.Tests.Sharing;
using Microsoft.Extensions.DependencyInjection;
using static Hub.Functions.Tests.Enterprises;

namespace Hub.Functions.Tests.Trust;

/// <summary>What banks are told by their feeds is recorded, and seen by the enterprises.</summary>
public sealed class FeedAccessTests(AzuriteFixture azurite)
{
    private const string Evaluation = "cn.hub.evaluation.changed";

    private static readonly string[] s_types = ["cn.hub.profile.changed", Evaluation];
    private static readonly JsonSerializerOptions s_web = new(JsonSerializerDefaults.Web);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_bank_pulls_is_in_the_enterprises_list_and_proved_to_it_without_the_others()
    {
        await using var hub = await StartAsync();
        var consent = await TellAsync(hub, Wuxing, Nanxun);
        var pulled = await PulledAsync(hub, Wuxing, Nanxun);

        var access = await AccessAsync(hub, Wuxing, "ReadEvents");
        Assert.Equal(("demo-bank", consent[0], 200, "granted"), (access.Text("caller"), access.Text("consent"), access.GetProperty("status").GetInt32(), access.Text("result")));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pulled.Text))), access.Text("fieldHash"));
        Assert.Contains(Evaluation, access.GetProperty("events").EnumerateArray().Select(e => e.GetString()));
        Assert.Contains("I24", access.GetProperty("interfaces").EnumerateArray().Select(e => e.GetString()));

        var path = $"api/v1/audit/entries/{access.Text("entry")}/proof";
        var proof = await ProofAsync(hub, path, await KeyAsync(hub, Wuxing));
        var told = Assert.Single(proof.Told, t => t.Text.Contains(consent[0], StringComparison.Ordinal));
        var entry = JsonDocument.Parse(proof.Entry).RootElement;
        Assert.Equal(SealDocument.Parse(proof.Seal).Seal.Root, Root(proof.Entry, proof.Index, proof.Size, proof.Path));
        Assert.Equal(entry.GetProperty("told").GetString(), Root(told.Text, told.Index, told.Size, told.Path));
        Assert.Contains($"\"creditCode\":\"{Wuxing}\",\"consent\":\"{consent[0]}\"", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Nanxun, proof.Entry + told.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await hub.GetAsync(path, await KeyAsync(hub, Deqing))).Status);
        Assert.Empty((await hub.GetAsync(path, HubUnderTest.OperatorKey)).Json.GetProperty("told").EnumerateArray());
        Assert.Empty((await hub.CheckAuditAsync()).Findings);
    }

    [Fact]
    public async Task What_was_withdrawn_before_it_was_pulled_is_not_recorded_as_told()
    {
        await using var hub = await StartAsync();
        var consents = await TellAsync(hub, Wuxing, Nanxun);
        await InFeedAsync(hub, Wuxing, Nanxun);
        Assert.Equal(HttpStatusCode.OK, (await hub.ChangeAsync(consents[1], "revoke", HubUnderTest.OperatorKey)).Status);
        await hub.GetAsync("api/v1/events", HubUnderTest.BankKey);

        var told = (await hub.AccessesAsync()).Select(a => a.Entry).Single(e => e.Function == "ReadEvents").Told!.Enterprises;
        Assert.Contains(told, t => t.CreditCode == Wuxing && t.Events.Contains(Evaluation, StringComparison.Ordinal));
        Assert.All(told.Where(t => t.CreditCode == Nanxun), t => Assert.StartsWith("cn.hub.consent.", t.Events, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_posted_is_recorded_once_before_it_leaves_however_often_it_is_tried()
    {
        await using var hub = await StartAsync();
        IReadOnlyList<AuditEntry> before = [];
        await using var receiver = await Receiver.StartAsync(async n =>
        {
            before = n == 0 ? await PostedAsync(hub) : before;
            return n < 2 ? 500 : 200;
        });
        await SubscribeAsync(hub, receiver.Address);
        await AppendAsync(hub, "one", Wuxing);
        await Eventually.Async(() => Task.FromResult(receiver.Events.Contains("one")));

        var entry = Assert.Single(await PostedAsync(hub));
        Assert.Equal(3, receiver.Requests.Count);
        Assert.Equal(entry.FieldHash, Assert.Single(before).FieldHash);
        var request = receiver.Requests.First();
        Assert.Equal(("demo-bank", $"POST {request.Id}", 0, Convert.ToHexStringLower(SHA256.HashData(request.Body))), (entry.Caller, entry.Target, entry.Status, entry.FieldHash));
        Assert.Equal((Wuxing, new FeedRange(1, 1)), (Assert.Single(entry.Told!.Enterprises).CreditCode, entry.Feed));
        Assert.Equal("demo-bank", (await AccessAsync(hub, Wuxing, "DeliverFeed")).Text("caller"));

        await AppendAsync(hub, "about nobody", null);
        await Eventually.Async(() => Task.FromResult(receiver.Events.Contains("about nobody")));
        Assert.Equal([1, 0], (await PostedAsync(hub)).Select(e => e.Told?.Enterprises.Count ?? 0));
    }

    [Fact]
    public async Task While_nobody_seals_nothing_is_pulled_or_posted_and_the_bank_is_not_blamed()
    {
        await using var hub = await StartAsync(("Hub:SealLimit", "00:00:06"));
        await using var receiver = await Receiver.StartAsync();
        var subscription = await SubscribeAsync(hub, receiver.Address);
        RangeLease? held = null;
        await Eventually.Async(async () => (held = await RangeLease.TryTakeAsync(hub.Services.GetRequiredService<HubStore>(), "audit-sealing", TimeProvider.System, Stop)) is not null);
        Answer pulled = null!;
        await Eventually.Async(async () => (pulled = await hub.GetAsync("api/v1/events", HubUnderTest.BankKey)).Status == HttpStatusCode.ServiceUnavailable);
        await AppendAsync(hub, "one", Wuxing);
        JsonElement health = default;
        await Eventually.Async(async () =>
        {
            health = (await hub.GetAsync($"api/v1/subscriptions/{subscription}", HubUnderTest.BankKey)).Json.GetProperty("deliveries");
            return health.GetProperty("ourFaults").GetInt64() > 0;
        });

        Assert.Equal("urn:hub:problem:sealing-stopped", pulled.Json.Text("type"));
        Assert.Equal((0, "Ours"), (health.GetProperty("failures").GetInt32(), health.GetProperty("lastFailure").Text("fault")));
        Assert.Empty(receiver.Requests);
        Assert.Empty(await PostedAsync(hub));

        await held!.DisposeAsync();
        await Eventually.Async(() => Task.FromResult(receiver.Events.Contains("one")));
        Assert.Single(await PostedAsync(hub));
    }

    private Task<HubUnderTest> StartAsync(params (string, string)[] settings) =>
        HubUnderTest.StartAsync(azurite, settings: [("Hub:Sharing:AllowedReceivers", "127.0.0.1"), .. settings]);

    /// <summary>Consents of enterprises, a subscription to pull, and records of all; returns the consents.</summary>
    private static async Task<List<string>> TellAsync(HubUnderTest hub, params string[] codes)
    {
        var consents = new List<string>();
        foreach (var code in codes)
        {
            consents.Add((await hub.GrantAsync(ConsentCalls.Terms(code), HubUnderTest.OperatorKey, code)).ConsentId());
        }

        await SubscribeAsync(hub, null);
        await hub.PushAndBuildAsync($"[{string.Join(',', codes.Select(c => Registration(c)))}]");
        return consents;
    }

    private static async Task<string> SubscribeAsync(HubUnderTest hub, Uri? webhook)
    {
        var made = await hub.SendAsync(HttpMethod.Post, "api/v1/subscriptions", HubUnderTest.BankKey, JsonContent.Create(new { types = s_types, webhook }));
        Assert.Equal(HttpStatusCode.Created, made.Status);
        return made.Json.GetProperty("subscription").Text("id")!;
    }

    /// <summary>Without a pull, so that nothing is recorded.</summary>
    private static Task InFeedAsync(HubUnderTest hub, params string[] codes) => Eventually.Async(async () =>
    {
        var events = await hub.Services.GetRequiredService<Feeds>().ReadAsync("demo-bank", 0, Stop).ToListAsync(Stop);
        return codes.All(c => events.Any(e => e.Entry.Event.Subject == c && e.Entry.Event.Type == Evaluation));
    });

    private static async Task<Answer> PulledAsync(HubUnderTest hub, params string[] codes)
    {
        await InFeedAsync(hub, codes);
        return await hub.GetAsync("api/v1/events", HubUnderTest.BankKey);
    }

    private static Task AppendAsync(HubUnderTest hub, string id, string? subject) => hub.Services.GetRequiredService<Feeds>().AppendAsync(
        "demo-bank",
        [new FeedBatch(id, [new FeedEvent(new CloudEvent(id, "cn.hub.profile.changed", "/hub", subject, TimeProvider.System.GetUtcNow(), JsonSerializer.SerializeToElement(new { version = 1 })))])],
        Stop);

    private static async Task<IReadOnlyList<AuditEntry>> PostedAsync(HubUnderTest hub) =>
        [.. (await hub.AccessesAsync()).Select(a => a.Entry).Where(e => e.Function == "DeliverFeed")];

    private static async Task<JsonElement> AccessAsync(HubUnderTest hub, string code, string function)
    {
        var list = await hub.GetAsync($"api/v1/enterprises/{code}/accesses", await KeyAsync(hub, code));
        return list.Json.GetProperty("accesses").EnumerateArray().First(a => a.Text("function") == function);
    }

    private static async Task<string> KeyAsync(HubUnderTest hub, string code)
    {
        var made = await hub.SendAsync(HttpMethod.Post, "api/v1/callers", HubUnderTest.OperatorKey, JsonContent.Create(new
        {
            id = $"enterprise-{Guid.NewGuid():N}", role = "Enterprise", creditCode = code, scopes = new[] { "accesses.read" },
        }));
        return made.Json.Text("key")!;
    }

    private static async Task<EntryProof> ProofAsync(HubUnderTest hub, string path, string key)
    {
        Answer answer = null!;
        await Eventually.Async(async () => (answer = await hub.GetAsync(path, key)).Status == HttpStatusCode.OK, () => answer.Text);
        return answer.Json.Deserialize<EntryProof>(s_web)!;
    }

    private static string Root(string leaf, long index, long size, IReadOnlyList<string> path) =>
        Convert.ToHexStringLower(MerkleTree.Root(MerkleTree.Leaf(Encoding.UTF8.GetBytes(leaf)), index, size, [.. path.Select(Convert.FromHexString)])!);
}
