using Azure.Messaging.ServiceBus;
using Hub.Azure.Intake;
using Hub.Azure.Sources;
using Hub.Domain.Intake;
using Hub.Simulator;
using Microsoft.AspNetCore.Http;
using static Hub.Azure.Tests.Sources.Pull;

namespace Hub.Azure.Tests.Sources;

public sealed class PullingTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("I28")]
    [InlineData("I36")]
    public async Task All_that_a_department_has_is_taken_with_its_evidence(string interfaceId)
    {
        await using var city = await CityAsync();
        await using var hub = await azurite.HubAsync(city);
        var batch = await PullAsync(hub, interfaceId);

        var expected = interfaceId == "I36" ? Count : city.City.Enterprises.Sum(e => city.City.TaxGradesOf(e, Day).Count);
        Assert.Equal((BatchState.Sealed, null, expected, expected, 0), (batch.State, batch.Problem, batch.Read, batch.Accepted, batch.Quarantined));
        foreach (var record in await hub.StagedAsync(batch))
        {
            var raw = TextOf(await hub.EvidenceAsync(record.Evidence), interfaceId);
            Assert.Contains(record.Code, raw, StringComparison.Ordinal);
            Assert.True(interfaceId == "I36" ? raw.EndsWith("\r\n", StringComparison.Ordinal) : raw[0] == '{' && raw[^1] == '}', raw);
        }
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
        await using var undisturbed = await azurite.HubAsync(city);
        await PullAsync(undisturbed, interfaceId);
        await undisturbed.BuildAsync();

        city.Faults.SwitchOn(interfaceId, kind is FaultKind.DuplicatePages or FaultKind.OutOfOrderPages or FaultKind.UnknownFields
            ? Fault.Chance(kind, 1)
            : Fault.Times(kind) with { Delay = TimeSpan.FromMilliseconds(20), RetryAfter = TimeSpan.Zero });
        await using var hub = await azurite.HubAsync(city);
        var batch = await PullAsync(hub, interfaceId, tokens: 4);
        await hub.BuildAsync();

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
        await using var hub = await azurite.HubAsync(city, ("PullAttempts", "2"));
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
        await using var hub = await azurite.HubAsync(city);
        var batch = await PullAsync(hub, "I36");
        Assert.Equal((BatchState.Sealed, 60, 54, 6), (batch.State, batch.Read, batch.Accepted, batch.Quarantined));
    }

    [Theory]
    [InlineData(null, 20)]
    [InlineData("90", 90)]
    [InlineData("date", 120)]
    public async Task The_next_attempt_is_made_when_the_department_says_or_after_the_pause(string? retryAfter, int seconds)
    {
        var requests = 0;
        await using var department = await ScriptedDepartment.StartAsync(context =>
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
        await using var hub = await azurite.HubAsync(city);
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
        await using var hub = await azurite.HubAsync(city);
        var token = await TokenAsync(hub, "I28");
        var batch = await PullAsync(hub, token);
        await hub.BuildAsync();
        Assert.Empty(await hub.RowsAsync(hub.Store.Unbuilt));

        await hub.Get<Pulling>().PullAsync(token, Stop);
        Assert.Empty(await hub.RowsAsync(hub.Store.Unbuilt));
        Assert.Empty(await hub.PendingRangesAsync());
        Assert.Equal(batch.Read, (await hub.Get<BatchStore>().FindAsync(token.Run, "I28", Stop))!.Value.Read);
    }
}
