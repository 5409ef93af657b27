using System.Text;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Hub.Azure.Intake;
using Hub.Azure.Sources;
using Hub.Domain.Intake;
using Hub.Simulator;
using Microsoft.AspNetCore.Http;

namespace Hub.Azure.Tests.Sources;

public sealed class PullingTests(AzuriteFixture azurite)
{
    private const int Count = 60;
    private static readonly DateOnly Day = new(2026, 11, 20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("I28")]
    [InlineData("I36")]
    public async Task All_that_a_department_has_is_taken_with_its_evidence(string interfaceId)
    {
        await using var city = await CityAsync();
        await using var hub = await HubAsync(city);
        var batch = await PullAsync(hub, interfaceId);

        var expected = interfaceId == "I36" ? Count : city.City.Enterprises.Sum(e => city.City.TaxGradesOf(e, Day).Count);
        Assert.Equal((BatchState.Sealed, null, expected, expected, 0), (batch.State, batch.Problem, batch.Read, batch.Accepted, batch.Quarantined));
        foreach (var record in await hub.StagedAsync(batch))
        {
            var raw = Deliveries.Text(await hub.EvidenceAsync(record.Evidence), interfaceId);
            Assert.Contains(record.Code, raw, StringComparison.Ordinal);
            Assert.True(interfaceId == "I36" ? raw.EndsWith("\r\n", StringComparison.Ordinal) : raw[0] == '{' && raw[^1] == '}', raw);
        }
    }

    [Fact]
    public async Task The_second_run_asks_for_what_changed_since_the_first_less_the_lag()
    {
        await using var city = await CityAsync();
        var asked = new List<string>();
        await using var department = await Department.StartAsync(context =>
        {
            asked.Add(context.Request.QueryString.Value!);
            return context.Response.WriteAsync("""{"data":{"rows":[],"next":null}}""");
        });
        await using var hub = await HubUnderTest.StartAsync(azurite, ("Departments:D14:BaseAddress", department.Address.ToString()));
        await PullAsync(hub, "I28");
        hub.Time.Advance(HubUnderTest.Night.AddDays(1));
        await PullAsync(hub, "I28");
        Assert.Equal(["?limit=500", "?limit=500&since=2026-11-19T01%3A00%3A00%2B08%3A00"], asked);
    }

    [Theory]
    [InlineData("A", "A", "the page after cursor “A” names the earlier page “A” as the next: it would never end")]
    [InlineData("B", "A", "the page after cursor “B” names the earlier page “A” as the next: it would never end")]
    public async Task A_listing_that_runs_in_a_circle_is_refused(string afterA, string afterB, string expected)
    {
        await using var department = await Department.StartAsync(context =>
        {
            var next = (string?)context.Request.Query["cursor"] switch { null => "A", "A" => afterA, _ => afterB };
            return context.Response.WriteAsync($$$"""{"data":{"rows":[],"next":"{{{next}}}"}}""");
        });
        await using var hub = await HubUnderTest.StartAsync(
            azurite, ("Departments:D14:BaseAddress", department.Address.ToString()), ("PullAttempts", "2"));
        var batch = await PullAsync(hub, "I28", tokens: 2);
        Assert.Equal((BatchState.Failed, $"given up after 2 attempts: {expected}"), (batch.State, batch.Problem));
        Assert.Empty(await hub.PendingRangesAsync());
        Assert.Empty(await hub.RowsAsync(hub.Store.Unbuilt));
    }

    [Fact]
    public async Task A_deep_record_costs_no_other_of_its_page_and_a_byte_order_mark_nothing()
    {
        var deep = $$$"""{"a":{{{new string('[', 200)}}}{{{new string(']', 200)}}}}""";
        await using var department = await Department.StartAsync(context => context.Response.WriteAsync(
            "\uFEFF{\"data\":{\"rows\":[" + deep + "," + Grade() + "],\"next\":null}}"));
        await using var hub = await HubUnderTest.StartAsync(azurite, ("Departments:D14:BaseAddress", department.Address.ToString()));
        var batch = await PullAsync(hub, "I28");
        Assert.Equal((BatchState.Sealed, 2, 1, 1), (batch.State, batch.Read, batch.Accepted, batch.Quarantined));
        var staged = Assert.Single(await hub.StagedAsync(batch));
        Assert.Equal(Grade(), Encoding.UTF8.GetString(await hub.EvidenceAsync(staged.Evidence)));
    }

    public static TheoryData<string, FaultKind> Survived => new()
    {
        { "I28", FaultKind.Slow }, { "I28", FaultKind.TooManyRequests }, { "I28", FaultKind.ServerErrors }, { "I28", FaultKind.CutMidBody },
        { "I28", FaultKind.MalformedJson }, { "I28", FaultKind.DuplicatePages }, { "I28", FaultKind.OutOfOrderPages },
        { "I28", FaultKind.UnknownFields }, { "I28", FaultKind.NotYetThere }, { "I28", FaultKind.NotReached }, { "I28", FaultKind.NeverAnswers },
        { "I36", FaultKind.ServerErrors }, { "I36", FaultKind.CutMidBody }, { "I36", FaultKind.MalformedJson },
        { "I36", FaultKind.DuplicatePages }, { "I36", FaultKind.OutOfOrderPages }, { "I36", FaultKind.UnknownFields },
        { "I36", FaultKind.NotYetThere }, { "I36", FaultKind.NotReached }, { "I36", FaultKind.NeverAnswers },
    };

    [Theory]
    [MemberData(nameof(Survived))]
    public async Task A_fault_that_passes_leaves_no_trace_in_the_profiles(string interfaceId, FaultKind kind)
    {
        await using var city = await CityAsync();
        await using var undisturbed = await HubAsync(city);
        await PullAsync(undisturbed, interfaceId);
        await BuildAsync(undisturbed);

        city.Faults.SwitchOn(interfaceId, kind is FaultKind.DuplicatePages or FaultKind.OutOfOrderPages or FaultKind.UnknownFields
            ? Fault.Chance(kind, 1)
            : Fault.Times(kind) with { Delay = TimeSpan.FromMilliseconds(20), RetryAfter = TimeSpan.Zero });
        await using var hub = await HubAsync(city);
        var batch = await PullAsync(hub, interfaceId, tokens: 4);
        await BuildAsync(hub);

        Assert.True(city.Faults.Shown(interfaceId, kind) > 0);
        Assert.Equal(BatchState.Sealed, batch.State);
        Assert.Equal(await ContentAsync(undisturbed, interfaceId), await ContentAsync(hub, interfaceId));
    }

    [Theory]
    [InlineData("I28", FaultKind.ServerErrors, "given up after 2 attempts: GET nsxy/v1/grades?limit=500: 500 Internal Server Error")]
    [InlineData("I28", FaultKind.MalformedJson, "given up after 2 attempts: GET nsxy/v1/grades?limit=500: the reply is no JSON at line 1")]
    [InlineData("I28", FaultKind.NotReached, "given up after 2 attempts: GET nsxy/v1/grades?limit=500: 503 Service Unavailable")]
    [InlineData("I36", FaultKind.NotYetThere, "given up after 2 attempts: GET yongdian/20261120.csv: 404 Not Found")]
    [InlineData("I36", FaultKind.MalformedJson, "given up after 2 attempts: GET yongdian/20261120.csv: line 41: the delivery breaks off in the middle of a row")]
    public async Task A_fault_that_stays_is_given_up_by_name_and_nothing_half_is_sealed(string interfaceId, FaultKind kind, string expected)
    {
        await using var city = await CityAsync();
        city.Faults.SwitchOn(interfaceId, Fault.Chance(kind, 1));
        await using var hub = await HubAsync(city, ("PullAttempts", "2"));
        var batch = await PullAsync(hub, interfaceId, tokens: 2);

        Assert.Equal((BatchState.Failed, expected), (batch.State, batch.Problem));
        Assert.Empty(await hub.PendingRangesAsync());
        Assert.Empty(await hub.RowsAsync(hub.Store.Unbuilt));
        Assert.Equal(RunState.Complete, (await hub.Get<RunStore>().FindAsync(batch.Run, Stop))!.State);
    }

    [Fact]
    public async Task Records_of_a_wrong_type_go_to_quarantine_alone()
    {
        await using var city = await CityAsync();
        city.Faults.SwitchOn("I36", Fault.Chance(FaultKind.WrongTypes, 1));
        await using var hub = await HubAsync(city);
        var batch = await PullAsync(hub, "I36");
        Assert.Equal((BatchState.Sealed, 60, 54, 6), (batch.State, batch.Read, batch.Accepted, batch.Quarantined));
    }

    [Fact]
    public async Task A_file_that_breaks_behind_a_checkpoint_is_gone_on_with_and_no_record_is_read_twice()
    {
        await using var city = await CityAsync();
        city.Faults.SwitchOn("I36", Fault.Times(FaultKind.MalformedJson));
        await using var hub = await HubAsync(city, ("CheckpointRecords", "10"));
        var token = await TokenAsync(hub, "I36");
        await hub.Get<Pulling>().PullAsync(token, Stop);
        var half = (await hub.Get<BatchStore>().FindAsync(token.Run, "I36", Stop))!.Value;
        Assert.Equal((BatchState.Open, 30L), (half.State, half.Read));

        var batch = await PullAsync(hub, token);
        var staged = await hub.StagedAsync(batch);
        Assert.Equal((BatchState.Sealed, 60L, 60L), (batch.State, batch.Read, batch.Accepted));
        Assert.Equal(Count, staged.Select(r => r.Code).Distinct().Count());
        foreach (var record in staged)
        {
            Assert.StartsWith(record.Code, Deliveries.Text(await hub.EvidenceAsync(record.Evidence), "I36"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_changed_since_the_checkpoint_is_read_again_from_its_start()
    {
        var file = Lines(10);
        await using var department = await Department.StartAsync(
            context => context.Response.WriteAsync(file, CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!));
        await using var hub = await HubUnderTest.StartAsync(
            azurite, ("Departments:D18:BaseAddress", department.Address.ToString()), ("CheckpointRecords", "4"));
        var token = await TokenAsync(hub, "I36");
        file = Lines(10) + "broken";
        await hub.Get<Pulling>().PullAsync(token, Stop);

        file = Lines(10).Replace("1.5", "2.5", StringComparison.Ordinal);
        await hub.Get<Pulling>().PullAsync(token, Stop);
        var refused = (await hub.Get<BatchStore>().FindAsync(token.Run, "I36", Stop))!.Value;
        Assert.Equal((null, "GET yongdian/20261120.csv: the file changed since the last checkpoint"), (refused.Cursor, refused.Problem));

        var batch = await PullAsync(hub, token);
        await BuildAsync(hub);
        Assert.Equal(BatchState.Sealed, batch.State);
        for (var i = 0; i < 10; i++)
        {
            var item = (await hub.ProfileAsync(Enterprises.Code(i))).Profile.Find("I36")!.Items.Single();
            Assert.Contains("\"grid_kwh\":25000", Encoding.UTF8.GetString(item.Content.Span), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null, 20)]
    [InlineData("90", 90)]
    [InlineData("date", 120)]
    public async Task The_next_attempt_is_made_when_the_department_says_or_after_the_pause(string? retryAfter, int seconds)
    {
        var requests = 0;
        await using var department = await Department.StartAsync(context =>
        {
            requests++;
            context.Response.StatusCode = 429;
            context.Response.Headers.Date = "Sat, 21 Nov 2026 01:00:00 GMT";
            context.Response.Headers.RetryAfter = retryAfter == "date" ? "Sat, 21 Nov 2026 01:02:00 GMT" : retryAfter;
            return Task.CompletedTask;
        });

        // Scheduled in the past of the queue's clock, so that the token can be seen at once.
        var yesterday = TimeProvider.System.GetUtcNow().AddDays(-1);
        await using var hub = await HubUnderTest.StartAsync(
            azurite.TakeAccount(), new ManualTime(yesterday), ("Departments:D14:BaseAddress", department.Address.ToString()));
        var token = await TokenAsync(hub, "I28");
        await hub.Get<Pulling>().PullAsync(token, Stop);

        var receiver = hub.Get<ServiceBusClient>().CreateReceiver(Tokens.PullQueue);
        var message = await receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(10), Stop);
        Assert.Equal(token with { Step = 1 }, message.Body.ToObjectFromJson<PullInterface>(HubJson.Options));
        Assert.Equal(seconds, (int)(message.ScheduledEnqueueTime - yesterday).TotalSeconds);
        Assert.Equal(retryAfter is null ? 4 : 1, requests);
    }

    [Fact]
    public async Task An_interface_that_did_not_answer_until_the_deadline_is_given_up()
    {
        await using var city = await CityAsync();
        city.Faults.SwitchOn("I28", Fault.Chance(FaultKind.NotReached, 1));
        await using var hub = await HubAsync(city);
        var token = await TokenAsync(hub, "I28");
        await hub.Get<Pulling>().PullAsync(token, Stop);
        hub.Time.Advance(HubUnderTest.Night.AddHours(3).AddSeconds(1));
        var batch = await PullAsync(hub, token);
        Assert.Equal(
            (BatchState.Failed, "out of time: GET nsxy/v1/grades?limit=500: 503 Service Unavailable"), (batch.State, batch.Problem));
    }

    [Fact]
    public async Task A_token_that_comes_late_opens_nothing_again()
    {
        await using var city = await CityAsync();
        await using var hub = await HubAsync(city);
        var token = await TokenAsync(hub, "I28");
        var batch = await PullAsync(hub, token);
        await BuildAsync(hub);
        Assert.Empty(await hub.RowsAsync(hub.Store.Unbuilt));

        await hub.Get<Pulling>().PullAsync(token, Stop);
        Assert.Empty(await hub.RowsAsync(hub.Store.Unbuilt));
        Assert.Empty(await hub.PendingRangesAsync());
        Assert.Equal(batch.Read, (await hub.Get<BatchStore>().FindAsync(token.Run, "I28", Stop))!.Value.Read);
    }

    [Fact]
    public async Task No_record_and_not_reached_and_out_of_quota_are_kept_apart()
    {
        await using var city = await CityAsync();
        await using var hub = await HubAsync(city);
        var codes = city.City.Enterprises.Take(10).Select(e => e.CreditCode).ToList();
        await hub.PushAsync([.. codes.Select(c => Enterprises.Registration(c, "甲"))]);
        await hub.BuildAsync();

        city.Faults.SwitchOn("I12", Fault.Chance(FaultKind.NotReached, 1));
        var unreached = await PullAsync(hub, "I12");
        Assert.Equal((0, 0), (unreached.Read, unreached.Accepted));
        await BuildAsync(hub);
        Assert.Null((await hub.ProfileAsync(codes[0])).Profile.Find("I12"));

        city.Faults.SwitchOffAll();
        var answered = await PullAsync(hub, "I12");
        await BuildAsync(hub);
        Assert.Equal((BatchState.Sealed, 10L, 10L), (answered.State, answered.Read, answered.Accepted));
        foreach (var enterprise in city.City.Enterprises.Take(10))
        {
            var section = (await hub.ProfileAsync(enterprise.CreditCode)).Profile.Find("I12")!;
            Assert.NotNull(section.AnsweredAsOf);
            Assert.Equal(city.City.PropertiesOf(enterprise, Day).Count, section.Items.Count);
        }

        var before = city.Requests("I12");
        Assert.Equal(0, (await PullAsync(hub, "I12")).Read);
        Assert.Equal(before, city.Requests("I12"));
    }

    private static string Grade() =>
        $$"""{"纳税人识别号":"{{Enterprises.Code(1)}}","评价年度":"2025","信用级别":"01","更新时间":"2026-11-01 08:00:00","状态":"有效"}""";

    private static string Lines(int count) =>
        "用电户统一代码,用电日期,网供电量(万千瓦时)\r\n"
        + string.Concat(Enumerable.Range(0, count).Select(i => $"{Enterprises.Code(i)},20261119,1.5\r\n"));

    private static Task<DepartmentServer> CityAsync() =>
        DepartmentServer.StartAsync(new SimulatorOptions { Enterprises = Count, BusinessDate = Day }, Stop);

    private static async Task<PullInterface> TokenAsync(HubUnderTest hub, string interfaceId) =>
        new((await hub.OpenAsync(interfaceId, RunKind.Operator)).Batch.Run, interfaceId, 0);

    private static async Task<Batch> PullAsync(HubUnderTest hub, string interfaceId, int tokens = 1) =>
        await PullAsync(hub, await TokenAsync(hub, interfaceId), tokens);

    private static async Task<Batch> PullAsync(HubUnderTest hub, PullInterface token, int tokens = 1)
    {
        for (var i = 0; i < tokens; i++)
        {
            var pull = hub.Get<Pulling>().PullAsync(token with { Step = i }, Stop);
            await Eventually.Async(() =>
            {
                // A round of questions waits a second before the next.
                var soon = hub.Time.GetUtcNow().AddSeconds(1);
                if (hub.Time.IsAwaited(soon))
                {
                    hub.Time.Advance(soon);
                }

                return Task.FromResult(pull.IsCompleted);
            });
            await pull;
        }

        return (await hub.Get<BatchStore>().FindAsync(token.Run, token.Interface, Stop))!.Value;
    }

    private static Task BuildAsync(HubUnderTest hub) => hub.BuildAsync();

    /// <summary>What the profiles hold of an interface, without when and by which run.</summary>
    private static async Task<List<string>> ContentAsync(HubUnderTest hub, string interfaceId)
    {
        var content = new List<string>();
        foreach (var row in (await hub.RowsAsync(hub.Store.Profiles)).Where(r => !r.RowKey.StartsWith('~')))
        {
            var section = (await hub.ProfileAsync(row.RowKey)).Profile.Find(interfaceId)!;
            content.AddRange(section.Items.Select(i => $"{row.RowKey} {i.Key} {i.AsOf:O} {i.Deleted} {Encoding.UTF8.GetString(i.Content.Span)}"));
        }

        return content;
    }

    private Task<HubUnderTest> HubAsync(DepartmentServer city, params (string, string)[] settings) =>
        HubUnderTest.StartAsync(azurite, [.. settings, .. new[] { "D06", "D14", "D18" }.SelectMany(d => new[]
        {
            ($"Departments:{d}:BaseAddress", $"{city.BaseAddress}{d}/"), ($"Departments:{d}:ApiKey", "simulator-key"),
        })]);

    private static class Deliveries
    {
        public static string Text(byte[] raw, string interfaceId) =>
            (interfaceId == "I36" ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030")! : Encoding.UTF8).GetString(raw);
    }
}
