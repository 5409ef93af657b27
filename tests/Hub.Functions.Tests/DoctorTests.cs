using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Hub.Azure.Intake;
using Hub.Azure.Sharing;
using Hub.Domain.Intake;
using Hub.Domain.Sharing.Deliveries;
using Hub.Domain.Sharing.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Functions.Tests;

/// <summary>The doctor over HTTP, of a hub that is well and of one in which much is broken.</summary>
public sealed class DoctorTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hub_that_is_well_is_found_well()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        // What runs once a minute, an hour or a day has mostly not run yet.
        string[] mayWait =
        [
            "timers EscalateAlerts", "timers KeepDataKeys", "timers Night", "timers RepairPublishing", "timers Sweep", "timers SweepCalls", "timers TidyFeeds",
            "timers Watch", "timers WatchFeeds",
        ];
        JsonElement report = default;
        await Eventually.Async(
            async () => !NotWell(report = await ExamineAsync(hub)).Except(mayWait).Any(), () => string.Join(", ", NotWell(report).Except(mayWait)));

        Assert.Equal(("Warn", "尚未成功触发过"), (Find(report, "timers", "Night").GetProperty("condition").GetString(), Find(report, "timers", "Night").GetProperty("zh").GetString()));
        Assert.Equal("Warn", report.GetProperty("condition").GetString());
        Assert.Equal(
            ["catalog", "clock", "feeds", "interfaces", "names", "queues", "runs", "seals", "store", "timers"],
            Diagnoses(report).Select(d => d.GetProperty("check").GetString()).Distinct().Order());
        Assert.Equal("It leads to a private address: 127.0.0.1.", Find(report, "names", "127.0.0.1").GetProperty("en").GetString());
        Assert.Contains(hub.Services.GetRequiredService<Domain.Sources.Catalog>().Version, Find(report, "catalog", "departments").GetProperty("en").GetString());
        Assert.All(Diagnoses(report), d => Assert.NotEqual(d.GetProperty("condition").GetString() == "Ok", d.TryGetProperty("command", out _)));
    }

    [Fact]
    public async Task What_is_broken_is_named_with_the_command_that_mends_it()
    {
        var account = azurite.TakeAccount();
        await BreakQueuesAsync(account);
        await using var hub = await HubUnderTest.StartAsync(account, null);
        await DeleteTableAsync(account, "quarantine");

        var report = await ExamineAsync(hub);

        Assert.Equal("Fail", report.GetProperty("condition").GetString());
        Assert.Equal("Fail", Diagnoses(report)[0].GetProperty("condition").GetString());
        AssertFound(report, "store", "table quarantine", "Fail", "It is missing; the hub makes an empty one when it starts. What was in it has to be restored.",
            "az functionapp restart --resource-group \"$(value RESOURCE_GROUP)\" --name \"$(value FUNCTION_APP)\"");
        AssertFound(report, "store", "table runs", "Ok", "It is there.", null);
        AssertFound(report, "queues", "pull", "Fail", "Duplicate detection is off: one thing may get many tokens. The queue has to be deleted, while it is empty, and made again.",
            "az servicebus queue delete --resource-group \"$(value RESOURCE_GROUP)\" --namespace-name \"$(value SERVICE_BUS)\" --name pull"
            + " && az servicebus queue create --resource-group \"$(value RESOURCE_GROUP)\" --namespace-name \"$(value SERVICE_BUS)\" --name pull"
            + " --lock-duration PT3S --max-delivery-count 10 --duplicate-detection-history-time-window PT10M --enable-duplicate-detection true");
        AssertFound(report, "queues", "build", "Warn", "Its settings are not those the hub relies on: maxDeliveryCount 3 ≠ 10.",
            "az servicebus queue update --resource-group \"$(value RESOURCE_GROUP)\" --namespace-name \"$(value SERVICE_BUS)\" --name build"
            + " --lock-duration PT3S --max-delivery-count 10 --duplicate-detection-history-time-window PT10M");
        AssertFound(report, "queues", "pull dead letters", "Warn",
            "1 tokens failed every time. The repair timer sends again what is still to be done; the log says why they failed. Then they can be deleted.",
            "az servicebus queue show --resource-group \"$(value RESOURCE_GROUP)\" --namespace-name \"$(value SERVICE_BUS)\" --name pull --query countDetails");
        AssertFound(report, "queues", "build dead letters", "Ok", "There are none.", null);
    }

    [Fact]
    public async Task Held_deliveries_and_silent_timers_are_named()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var now = TimeProvider.System.GetUtcNow();
        await HoldAsync(hub.Services.GetRequiredService<BatchStore>());
        await NoteFiringAsync(hub, "Night", now.AddHours(-49), TimeSpan.FromHours(24));
        await NoteFiringAsync(hub, "Sweep", now.AddHours(-47), TimeSpan.FromHours(24));

        var report = await ExamineAsync(hub);

        Assert.Equal(["Fail", "Ok"], new[] { "Night", "Sweep" }.Select(t => Find(report, "timers", t).GetProperty("condition").GetString()));
        Assert.StartsWith("It has not run through since ", Find(report, "timers", "Night").GetProperty("en").GetString(), StringComparison.Ordinal);
        var held = Find(report, "interfaces", "I24");
        Assert.Equal(("Warn", "批次 20261101T000000000-push-0 的交付被暂缓，待人工放行或作废"), (held.GetProperty("condition").GetString(), held.GetProperty("zh").GetString()));
        Assert.Equal(
            "curl -X POST -H \"x-api-key: $HUB_KEY\" \"$(value API)/v1/held/20261101T000000000-push-0/I24/release\"    # or /discard; GET v1/held says why",
            held.GetProperty("command").GetString());
    }

    [Fact]
    public async Task Receivers_that_get_nothing_are_named()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var now = TimeProvider.System.GetUtcNow();
        await SubscribeAsync(hub, "off", SubscriptionState.Disabled, now.AddDays(-5));
        await SubscribeAsync(hub, "failing", SubscriptionState.Active, now.AddMinutes(-61));
        await SubscribeAsync(hub, "new", SubscriptionState.Active, now.AddMinutes(-59));
        await SubscribeAsync(hub, "paused", SubscriptionState.Paused, now.AddDays(-1));

        var report = await ExamineAsync(hub);

        Assert.Equal(["feeds *", "feeds bank-1 failing", "feeds bank-1 off"], Diagnoses(report).Select(Name).Where(n => n.StartsWith("feeds", StringComparison.Ordinal)).Order());
        AssertFound(report, "feeds", "bank-1 off", "Warn",
            "The hub disabled this receiver; 0 events wait: it is gone. Tell the bank; it may pull meanwhile, and goes on with its own key where it stopped.",
            "curl -X POST -H \"x-api-key: $BANK_KEY\" \"$(value API)/v1/subscriptions/off/resume\"");
        Assert.StartsWith("It fails since ", Find(report, "feeds", "bank-1 failing").GetProperty("en").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_has_the_scope_may_ask()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        Assert.Equal(HttpStatusCode.Unauthorized, (await hub.SendAsync(HttpMethod.Get, "api/v1/doctor", null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await hub.GetAsync("api/v1/doctor", HubUnderTest.BankKey)).Status);
    }

    /// <summary>A receiver that waits for its next try, long after this test.</summary>
    private static async Task SubscribeAsync(HubUnderTest hub, string id, SubscriptionState state, DateTimeOffset failingSince)
    {
        var (subscriptions, now) = (hub.Services.GetRequiredService<Subscriptions>(), TimeProvider.System.GetUtcNow());
        await subscriptions.CreateAsync(
            new Subscription
            {
                Id = id, Bank = "bank-1", Types = [], Webhook = new Uri("https://bank.example/hub"), State = state, CreatedAt = now,
                Reason = state == SubscriptionState.Disabled ? "it is gone" : null,
            },
            0, Stop);
        var (progress, version) = await subscriptions.ProgressAsync("bank-1", id, Stop);
        await subscriptions.TryNoteAsync("bank-1", id, progress with { FailingSince = failingSince, NotBefore = now.AddHours(1), LastFailure = new Verdict(Fault.Theirs, "503") }, version, Stop);
    }

    private static async Task HoldAsync(BatchStore batches)
    {
        var open = await batches.OpenAsync("20261101T000000000-push-0", "I24", Stop);
        await batches.UpdateAsync(open, open.Value with { State = BatchState.Held }, Stop);
    }

    private static Task NoteFiringAsync(HubUnderTest hub, string timer, DateTimeOffset at, TimeSpan interval) =>
        hub.Services.GetRequiredService<TableServiceClient>().GetTableClient("settings").UpsertEntityAsync(
            new TableEntity("timer", timer) { ["at"] = at, ["interval1"] = interval.Ticks, ["interval2"] = 1L }, TableUpdateMode.Replace, Stop);

    private static async Task<JsonElement> ExamineAsync(HubUnderTest hub)
    {
        var answer = await hub.GetAsync("api/v1/doctor", HubUnderTest.OperatorKey);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return answer.Json;
    }

    private static List<JsonElement> Diagnoses(JsonElement report) => [.. report.GetProperty("diagnoses").EnumerateArray()];

    private static string Name(JsonElement diagnosis) => $"{diagnosis.GetProperty("check").GetString()} {diagnosis.GetProperty("subject").GetString()}";

    private static JsonElement Find(JsonElement report, string check, string subject) => Diagnoses(report).Single(d => Name(d) == $"{check} {subject}");

    private static IEnumerable<string> NotWell(JsonElement report) => Diagnoses(report).Where(d => d.GetProperty("condition").GetString() != "Ok").Select(Name);

    private static void AssertFound(JsonElement report, string check, string subject, string verdict, string en, string? command)
    {
        var found = Find(report, check, subject);
        Assert.Equal((verdict, en), (found.GetProperty("condition").GetString(), found.GetProperty("en").GetString()));
        Assert.Equal(command, found.TryGetProperty("command", out var given) ? given.GetString() : null);
        Assert.NotEmpty(found.GetProperty("zh").GetString()!);
    }

    /// <summary>Makes the queues before the hub does, one without duplicate detection and with a dead letter, one that delivers too few times.</summary>
    private static async Task BreakQueuesAsync(string account)
    {
        var administration = new ServiceBusAdministrationClient(account);
        var window = TimeSpan.FromMinutes(10);
        await administration.CreateQueueAsync(new CreateQueueOptions("pull") { LockDuration = TimeSpan.FromSeconds(3) }, Stop);
        await administration.CreateQueueAsync(
            new CreateQueueOptions("build")
            {
                LockDuration = TimeSpan.FromSeconds(3), MaxDeliveryCount = 3, RequiresDuplicateDetection = true, DuplicateDetectionHistoryTimeWindow = window,
            },
            Stop);
        var client = new ServiceBusClient(account);
        await client.CreateSender("pull").SendMessageAsync(new ServiceBusMessage("no token"), Stop);
        var receiver = client.CreateReceiver("pull");
        await receiver.DeadLetterMessageAsync(await receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(10), Stop), "NoToken", "", Stop);
    }

    /// <summary>By the table service's own REST interface, with a Shared Key Lite signature.</summary>
    private static async Task DeleteTableAsync(string account, string table)
    {
        var settings = account.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        var date = TimeProvider.System.GetUtcNow().ToString("R");
        var (name, path) = (settings["AccountName"], $"Tables('{table}')");
        var endpoint = settings["TableEndpoint"].TrimEnd('/');
        var resource = $"/{name}{new Uri(endpoint).AbsolutePath.TrimEnd('/')}/{path}";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(settings["AccountKey"]), Encoding.UTF8.GetBytes($"{date}\n{resource}")));
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{endpoint}/{path}");
        request.Headers.TryAddWithoutValidation("x-ms-date", date);
        request.Headers.TryAddWithoutValidation("Accept", "application/json;odata=nometadata");
        request.Headers.TryAddWithoutValidation("Authorization", $"SharedKeyLite {name}:{signature}");
        using var http = new HttpClient();
        using var response = await http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }
}
