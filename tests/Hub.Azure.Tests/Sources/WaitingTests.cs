using Azure.Messaging.ServiceBus;
using Hub.Azure.Intake;
using Hub.Azure.Sources;
using Hub.Domain.Intake;
using Microsoft.AspNetCore.Http;
using static Hub.Azure.Tests.Sources.Pull;

namespace Hub.Azure.Tests.Sources;

/// <summary>Pulls that wait for a department: for the end of its maintenance, or for the time it names.</summary>
public sealed class WaitingTests(AzuriteFixture azurite) : IDisposable
{
    private readonly EditableCatalog _catalog = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_its_maintenance_a_department_is_not_asked_and_the_token_comes_when_it_ends()
    {
        var requests = 0;
        await using var department = await ScriptedDepartment.StartAsync(context =>
        {
            requests++;
            return context.Response.WriteAsync("""{"data":{"rows":[],"next":null}}""");
        });

        // A time in the past of the queue's clock, so that the token can be seen at once: half past one in Shanghai.
        var yesterday = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-2), TimeSpan.Zero).AddHours(17.5);
        await using var hub = await HubAsync(department, yesterday, "\"maintenance\": [\"01:00-02:10\", \"02:00-02:30\"],");
        var token = await TokenAsync(hub, "I28");

        await hub.Get<Pulling>().PullAsync(token, Stop);
        var resting = (await hub.Get<BatchStore>().FindAsync(token.Run, "I28", Stop))!.Value;
        var message = await ReceiveAsync(hub);
        hub.Time.Advance(yesterday.AddMinutes(40));
        await hub.Get<Pulling>().PullAsync(token with { Step = 1 }, Stop);
        Assert.Equal(0, requests);
        var still = (await hub.Get<BatchStore>().FindAsync(token.Run, "I28", Stop))!.Value;
        hub.Time.Advance(yesterday.AddHours(1));
        var batch = await PullAsync(hub, token with { Step = 2 });

        Assert.Equal((BatchState.Open, 0, "the department is in maintenance until 02:10"), (resting.State, resting.Attempts, resting.Problem));
        Assert.Equal((token with { Step = 1 }, yesterday.AddMinutes(40)), (TokenOf(message), message.ScheduledEnqueueTime));
        Assert.Equal("the department is in maintenance until 02:30", still.Problem);
        Assert.Equal((BatchState.Sealed, null, 1), (batch.State, batch.Problem, requests));
    }

    [Fact]
    public async Task While_a_pull_waits_the_repair_sends_no_second_token()
    {
        await using var department = await ScriptedDepartment.StartAsync(_ => Task.CompletedTask);
        var night = new DateTimeOffset(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);
        await using var hub = await HubAsync(department, night, "\"maintenance\": [\"01:00-02:00\"],");
        await hub.Get<Pulling>().PullAsync(await TokenAsync(hub, "I28"), Stop);

        hub.Time.Advance(night.AddMinutes(30));
        await hub.Get<Repair>().RunAsync(Stop);
        var waiting = await CountAsync(hub);
        hub.Time.Advance(night.AddMinutes(66));
        await hub.Get<Repair>().RunAsync(Stop);

        Assert.Equal((1, 2), (waiting, await CountAsync(hub)));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_department_that_says_when_to_come_again_is_not_given_up(int status)
    {
        var isBusy = true;
        await using var department = await ScriptedDepartment.StartAsync(context =>
        {
            context.Response.StatusCode = isBusy ? status : 200;
            context.Response.Headers.RetryAfter = "600";
            return context.Response.WriteAsync("""{"data":{"rows":[],"next":null}}""");
        });
        await using var hub = await HubUnderTest.StartAsync(
            azurite, ("Departments:D14:BaseAddress", department.Address.ToString()), ("PullAttempts", "2"));
        var token = await TokenAsync(hub, "I28");

        for (var step = 0; step < 5; step++)
        {
            await hub.Get<Pulling>().PullAsync(token with { Step = step }, Stop);
        }

        var waiting = (await hub.Get<BatchStore>().FindAsync(token.Run, "I28", Stop))!.Value;
        isBusy = false;
        var batch = await PullAsync(hub, token with { Step = 5 });

        Assert.Equal((BatchState.Open, 0, HubUnderTest.Night.AddMinutes(10)), (waiting.State, waiting.Attempts, waiting.NotBefore));
        Assert.Equal(BatchState.Sealed, batch.State);
    }

    [Fact]
    public async Task Who_wants_to_be_asked_after_the_deadline_is_given_up()
    {
        await using var department = await ScriptedDepartment.StartAsync(context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "86400";
            return Task.CompletedTask;
        });
        await using var hub = await HubUnderTest.StartAsync(azurite, ("Departments:D14:BaseAddress", department.Address.ToString()));

        var batch = await PullAsync(hub, "I28");

        Assert.Equal(
            (BatchState.Failed, "given up, to be asked again only after the run's deadline: GET nsxy/v1/grades?limit=500: 503 Service Unavailable"),
            (batch.State, batch.Problem));
    }

    public void Dispose() => _catalog.Dispose();

    /// <summary>A hub whose tax department has something more in its file.</summary>
    private Task<HubUnderTest> HubAsync(ScriptedDepartment department, DateTimeOffset now, string more)
    {
        _catalog.Replace("D14-tax.json", "\"id\": \"D14\",", $"\"id\": \"D14\", {more}");
        return HubUnderTest.StartAsync(
            azurite.TakeAccount(), new ManualTime(now), ("Departments:D14:BaseAddress", department.Address.ToString()), ("CatalogPath", _catalog.Folder));
    }

    private static async Task<ServiceBusReceivedMessage> ReceiveAsync(HubUnderTest hub) =>
        await hub.Get<ServiceBusClient>().CreateReceiver(Tokens.PullQueue).ReceiveMessageAsync(TimeSpan.FromSeconds(10), Stop);

    private static PullInterface TokenOf(ServiceBusReceivedMessage message) => message.Body.ToObjectFromJson<PullInterface>(HubJson.Options)!;

    private static async Task<int> CountAsync(HubUnderTest hub) => (int)(await hub.Get<global::Azure.Messaging.ServiceBus.Administration.ServiceBusAdministrationClient>()
        .GetQueueRuntimePropertiesAsync(Tokens.PullQueue, Stop)).Value.TotalMessageCount;
}
