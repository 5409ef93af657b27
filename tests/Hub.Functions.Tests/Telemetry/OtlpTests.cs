using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Hub.Functions.Tests.Sharing;
using Microsoft.AspNetCore.Http;

namespace Hub.Functions.Tests.Telemetry;

/// <summary>What a hub sends to a collector. The hub is a process of its own: sources and meters are heard in all of a process.</summary>
public sealed class OtlpTests(AzuriteFixture azurite)
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    private const string OtherTrace = "1bf7651916cd43dd8448eb211c80319c";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_is_followed_from_its_push_through_the_queue_and_its_metrics_are_told()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        var settings = Settings(collector);
        using var hub = HubProcess.Start(settings);
        using var http = new HttpClient { BaseAddress = new Uri(settings["urls"]) };
        await ReadyAsync(http, hub);

        await PushAsync(http, Trace, "甲", "乙", "");
        await Eventually.Async(
            () => Task.FromResult(IsSentUpTo("Microsoft.AspNetCore.Hosting.HttpRequestIn", collector, "build range") && collector.Logs.Any(IsOfBuild)
                && collector.Last("hub.interface.age", "interface=I24") is not null && collector.Last("hub.build.lag") is not null),
            () => $"{string.Join('\n', collector.Spans)}\n{string.Join('\n', collector.Points)}");

        var spans = SpansOf(collector, Trace);
        AssertUnder(spans, "receive push", "function PushRecords", "Microsoft.AspNetCore.Hosting.HttpRequestIn");
        AssertUnder(spans, "build range", "work on BuildRange v1", "function BuildRange", "receive push");
        Assert.Equal(("{record}", 2), Told(collector, "hub.records", "interface=I24 outcome=accepted"));
        Assert.Equal(("{record}", 1), Told(collector, "hub.records", "interface=I24 outcome=quarantined"));
        Assert.Equal(("{delivery}", 0), Told(collector, "hub.deliveries.held"));
        Assert.Equal("s", collector.Last("hub.build.lag")!.Unit);
        Assert.InRange(collector.Last("hub.build.lag")!.Count, 1UL, 3UL);
        Assert.InRange(collector.Last("hub.interface.age", "interface=I24")!.Value, 0, 120);
        Assert.InRange(collector.Last("hub.interface.freshness", "interface=I24")!.Value, 0, 0.01);
        Assert.All(collector.Logs.Where(IsOfBuild), log => Assert.Equal(Trace, log.Trace));
    }

    [Fact]
    public async Task A_run_is_followed_through_both_queues_and_to_the_department()
    {
        var asked = new ConcurrentQueue<string>();
        await using var department = await ScriptedDepartment.StartAsync(context =>
        {
            asked.Enqueue(context.Request.Headers["traceparent"].ToString());
            return context.Response.WriteAsync($$$"""
                {"data":{"rows":[{"纳税人识别号":"{{{Enterprises.Wuxing}}}","评价年度":"2025","信用级别":"01","更新时间":"2026-11-01 08:00:00","状态":"有效"}],"next":null}}
                """);
        });
        await using var collector = await OtlpReceiver.StartAsync();
        var settings = Settings(collector);
        settings["Hub:Departments:D14:BaseAddress"] = department.Address.ToString();
        using var hub = HubProcess.Start(settings);
        using var http = new HttpClient { BaseAddress = new Uri(settings["urls"]) };
        await ReadyAsync(http, hub);

        await SendAsync(http, "api/v1/runs", HubUnderTest.OperatorKey, Trace, """{"interfaces":["I28"]}""");
        await Eventually.Async(
            () => Task.FromResult(IsSentUpTo("function StartRun", collector, "build range")), () => string.Join('\n', collector.Spans));

        var spans = SpansOf(collector, Trace);
        AssertUnder(spans, "build range", "work on BuildRange v1", "function BuildRange", "pull", "work on PullInterface v1", "function PullInterface", "function StartRun");
        Assert.All(asked, traceParent => Assert.Contains($"-{Trace}-", traceParent, StringComparison.Ordinal));
        Assert.NotEmpty(asked);
    }

    [Fact]
    public async Task A_record_is_followed_from_its_push_to_the_request_that_tells_a_bank()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var collector = await OtlpReceiver.StartAsync();
        var settings = Settings(collector);
        settings["Hub:Sharing:AllowedReceivers"] = "127.0.0.1";
        settings["RepairSchedule"] = "0 0 0 1 1 *";
        using var hub = HubProcess.Start(settings);
        using var http = new HttpClient { BaseAddress = new Uri(settings["urls"]) };
        await ReadyAsync(http, hub);
        await SendAsync(http, "api/v1/consents", HubUnderTest.OperatorKey, OtherTrace, JsonSerializer.Serialize(ConsentCalls.Terms(Enterprises.Wuxing)), HttpStatusCode.Created);
        var wanted = $$"""{"types":["cn.hub.profile.changed"],"webhook":"{{receiver.Address}}"}""";
        await SendAsync(http, "api/v1/subscriptions", HubUnderTest.BankKey, OtherTrace, wanted, HttpStatusCode.Created);

        await PushAsync(http, Trace, "甲");
        await Eventually.Async(
            () => Task.FromResult(receiver.Requests.Any(r => r.Type == "cn.hub.profile.changed") && IsSentUpTo("function PushRecords", collector, "work on DeliverFeed v1")),
            () => string.Join('\n', collector.Spans));

        AssertUnder(
            SpansOf(collector, Trace), "work on DeliverFeed v1", "function DeliverFeed", "publish range", "work on PublishRange v1", "function PublishRange",
            "work on BuildRange v1", "function BuildRange", "receive push", "function PushRecords");
        Assert.Contains($"-{Trace}-", receiver.Requests.Single(r => r.Type == "cn.hub.profile.changed").TraceParent, StringComparison.Ordinal);
    }

    private static bool IsOfBuild(LogLine log) => log.Body == "Range {Range}: {Batches} batches are in the profiles";

    private static List<Span> SpansOf(OtlpReceiver collector, string trace) => [.. collector.Spans.Where(s => s.Trace == trace)];

    private static (string, double) Told(OtlpReceiver collector, string metric, string tags = "") =>
        collector.Last(metric, tags) is { } point ? (point.Unit, point.Value) : ("", double.NaN);

    /// <summary>Each is below the next, with others between them or not.</summary>
    private static void AssertUnder(List<Span> spans, params string[] names)
    {
        var above = Above(spans, names[0]);
        Assert.True(names.SequenceEqual(above.Where(names.Contains)), string.Join(" < ", above));
    }

    private static bool IsSentUpTo(string top, OtlpReceiver collector, string name) => Above(SpansOf(collector, Trace), name).Contains(top);

    /// <summary>
    /// The name of such a span and of those above it, as far as they have come: a span is sent when it ends, so the highest come last. Work
    /// may be done twice; then it is the one of which most has come.
    /// </summary>
    private static List<string> Above(List<Span> spans, string name) =>
        spans.Where(s => s.Name == name).Select(s => Upwards(spans, s).Select(u => u.Name).ToList()).MaxBy(names => names.Count) ?? [];

    private static IEnumerable<Span> Upwards(List<Span> spans, Span span)
    {
        for (var at = span; at is not null; at = spans.Find(s => s.Id == at.Parent))
        {
            yield return at;
        }
    }

    private static async Task ReadyAsync(HttpClient http, HubProcess hub) => await Eventually.Async(async () =>
    {
        Assert.False(hub.HasExited);
        try
        {
            return (await http.GetAsync("api/health/ready", Stop)).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    });

    /// <summary>Pushes enterprises of these names; one without a name is quarantined.</summary>
    private static async Task PushAsync(HttpClient http, string trace, params string[] names)
    {
        string[] codes = [Enterprises.Wuxing, Enterprises.Nanxun, Enterprises.Deqing];
        var records = codes.Zip(names, (code, name) => Enterprises.Registration(code, name));
        await SendAsync(http, HubUnderTest.Registrations, HubUnderTest.RegistrationKey, trace, $"[{string.Join(',', records)}]");
    }

    private static async Task SendAsync(
        HttpClient http, string path, string key, string trace, string json, HttpStatusCode expected = HttpStatusCode.Accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("x-api-key", key);
        request.Headers.Add("Idempotency-Key", path);
        request.Headers.Add("traceparent", $"00-{trace}-b7ad6b7169203331-01");
        using var response = await http.SendAsync(request, Stop);
        Assert.True(response.StatusCode == expected, await response.Content.ReadAsStringAsync(Stop));
    }

    private Dictionary<string, string> Settings(OtlpReceiver collector)
    {
        var settings = HubSettings.For(azurite.TakeAccount(), null);
        settings["urls"] = $"http://127.0.0.1:{HubProcess.FreePort()}";
        settings["RepairSchedule"] = "* * * * * *";
        settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address.ToString();
        settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        settings["OTEL_METRIC_EXPORT_INTERVAL"] = settings["OTEL_BSP_SCHEDULE_DELAY"] = settings["OTEL_BLRP_SCHEDULE_DELAY"] = "200";
        return settings;
    }
}
