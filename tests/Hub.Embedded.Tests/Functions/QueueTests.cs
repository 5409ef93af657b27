using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Hub.Embedded.Tests.Azurite;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hub.Embedded.Tests.Functions;

public sealed class QueueTests : IAsyncLifetime
{
    private readonly string _queue = $"q{Guid.NewGuid():N}";
    private readonly string _connection;
    private readonly ServiceBusClient _client;
    private readonly ServiceBusAdministrationClient _administration;
    private readonly Journal _journal = new();
    private readonly Gate _gate = new();

    public QueueTests(AzuriteFixture azurite)
    {
        _connection = azurite.ConnectionString("servicebus");
        _client = new ServiceBusClient(_connection);
        _administration = new ServiceBusAdministrationClient(_connection);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        await _administration.CreateQueueAsync(
            new CreateQueueOptions(_queue) { LockDuration = TimeSpan.FromSeconds(5), MaxDeliveryCount = 3 }, Cancellation);

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task A_message_runs_the_function_inside_the_middleware_and_is_completed()
    {
        var builder = CreateBuilder<BodyFunction>();
        builder.UseMiddleware(async (context, next) =>
        {
            await next();
            _journal.Add($"after {context.FunctionDefinition.Name}");
        });
        await using var app = await FunctionApp.StartAsync(builder);
        await SendAsync("token");
        Assert.Equal("body token", await _journal.NextAsync());
        Assert.Equal("after body", await _journal.NextAsync());
        await AssertCountsAsync(active: 0, deadLettered: 0);
    }

    [Fact]
    public async Task The_body_comes_as_bytes()
    {
        await using var app = await FunctionApp.StartAsync(CreateBuilder<BytesFunction>());
        await SendAsync("token");
        Assert.Equal("746F6B656E", await _journal.NextAsync());
    }

    [Fact]
    public async Task A_message_whose_function_throws_comes_again_until_it_is_dead_lettered()
    {
        await using var app = await FunctionApp.StartAsync(CreateBuilder<RejectingFunction>());
        await SendAsync("token");
        await AssertCountsAsync(active: 0, deadLettered: 1);
        Assert.Equal(["token delivery 1", "token delivery 2", "token delivery 3"], _journal.All);
        var dead = await ReceiveDeadAsync();
        Assert.Equal(("token", "MaxDeliveryCountExceeded"), (dead.Body.ToString(), dead.DeadLetterReason));
    }

    [Fact]
    public async Task The_lock_is_renewed_while_the_function_runs()
    {
        await using var app = await FunctionApp.StartAsync(CreateBuilder<LongFunction>());
        await SendAsync("token");
        Assert.Equal("delivery 1 renewed True", await _journal.NextAsync());
        await AssertCountsAsync(active: 0, deadLettered: 0);
        Assert.Single(_journal.All);
    }

    [Fact]
    public async Task A_function_may_settle_its_message_itself()
    {
        await using var app = await FunctionApp.StartAsync(CreateBuilder<SettlingFunction>());
        await SendAsync("complete", "abandon", "bury");
        await AssertCountsAsync(active: 0, deadLettered: 1);
        var dead = await ReceiveDeadAsync();
        Assert.Equal(("bury", "Unreadable", "It is no token."), (dead.Body.ToString(), dead.DeadLetterReason, dead.DeadLetterErrorDescription));
        Assert.Equal(["abandon 1", "abandon 2", "bury 1", "complete 1"], _journal.All.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_more_run_at_a_time_than_configured()
    {
        await using var app = await FunctionApp.StartAsync(CreateBuilder<GatedFunction>(("AzureFunctionsJobHost:extensions:serviceBus:maxConcurrentCalls", "2")));
        await SendAsync("1", "2", "3", "4", "5");
        await _journal.NextAsync();
        await _journal.NextAsync();
        Assert.Equal(2, _journal.All.Count);
        _gate.Open();
        await AssertCountsAsync(active: 0, deadLettered: 0);
        Assert.Equal(5, _journal.All.Count(entry => entry.StartsWith("out ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_stop_waits_for_running_messages()
    {
        await using var app = await FunctionApp.StartAsync(CreateBuilder<GatedFunction>());
        await SendAsync("token");
        await _journal.NextAsync();
        var stopped = app.Host.StopAsync(CancellationToken.None);
        _gate.Open();
        await stopped;
        Assert.Equal(["in token", "out token"], _journal.All);
        await AssertCountsAsync(active: 0, deadLettered: 0);
    }

    [Fact]
    public async Task A_host_stopped_in_the_middle_loses_no_message()
    {
        var bodies = Enumerable.Range(0, 20).Select(i => $"{i:00}").ToArray();
        await using var first = await FunctionApp.StartAsync(CreateBuilder<GatedFunction>(("AzureFunctionsJobHost:extensions:serviceBus:maxConcurrentCalls", "4")));
        await SendAsync(bodies);
        for (var i = 0; i < 4; i++)
        {
            await _journal.NextAsync();
        }

        await first.Host.StopAsync(new CancellationToken(canceled: true));
        Assert.Equal(4, _journal.All.Count(entry => entry.StartsWith("cancelled ", StringComparison.Ordinal)));
        _gate.Open();
        await using var second = await FunctionApp.StartAsync(CreateBuilder<GatedFunction>());
        await AssertCountsAsync(active: 0, deadLettered: 0);
        Assert.Equal(bodies, _journal.All.Where(entry => entry.StartsWith("out ", StringComparison.Ordinal)).Select(entry => entry[4..]).Order(StringComparer.Ordinal));
    }

    private FunctionsApplicationBuilder CreateBuilder<T>(params (string Key, string? Value)[] settings)
    {
        var builder = FunctionApp.CreateBuilder([typeof(T)], [("Bus", _connection), ("Queue", _queue), .. settings]);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddSingleton(_journal);
        builder.Services.AddSingleton(_gate);
        return builder;
    }

    private async Task SendAsync(params string[] bodies)
    {
        await using var sender = _client.CreateSender(_queue);
        foreach (var body in bodies)
        {
            await sender.SendMessageAsync(new ServiceBusMessage(body), Cancellation);
        }
    }

    private Task AssertCountsAsync(int active, int deadLettered) => Eventually.Async(async () =>
    {
        var properties = (await _administration.GetQueueRuntimePropertiesAsync(_queue, Cancellation)).Value;
        return (properties.ActiveMessageCount, properties.DeadLetterMessageCount) == (active, deadLettered);
    });

    private async Task<ServiceBusReceivedMessage> ReceiveDeadAsync()
    {
        await using var receiver = _client.CreateReceiver(_queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        return await receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(20), Cancellation);
    }
}
