using Azure.Data.Tables;
using Hub.Azure.Intake;
using Hub.Domain.Intake;
using Hub.Domain.Sources;
using Microsoft.Extensions.Logging;

namespace Hub.Azure.Tests.Intake;

/// <summary>What is silent or does not end stands in the log.</summary>
public sealed class WatchTests(AzuriteFixture azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_interface_is_named_when_its_time_to_live_is_over()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var days = hub.Interface("I24").TtlDays;
        await DeliveredAsync(hub, "I24", HubUnderTest.Night.AddDays(-days));
        Assert.Empty(await LookAsync(hub));

        hub.Time.Advance(hub.Time.GetUtcNow() + TimeSpan.FromMinutes(1));

        Assert.Equal(
            [(LogLevel.Warning, $"Interface I24 is not fresh: last delivery {HubUnderTest.Night.AddDays(-days):u}, time to live {days} days")],
            await LookAsync(hub));
    }

    [Fact]
    public async Task A_run_is_named_an_hour_after_its_deadline()
    {
        await using var hub = await HubUnderTest.StartAsync(azurite);
        var run = (await hub.OpenAsync("I24")).Batch.Run;
        hub.Time.Advance(hub.Time.GetUtcNow() + TimeSpan.FromHours(4));
        Assert.Empty(await LookAsync(hub));

        hub.Time.Advance(hub.Time.GetUtcNow() + TimeSpan.FromMinutes(1));

        Assert.Equal(
            [(LogLevel.Error, $"Run {run} is not complete: it is {RunState.Receiving}, its deadline was {HubUnderTest.Night.AddHours(3):u}")],
            await LookAsync(hub));
    }

    private static Task DeliveredAsync(HubUnderTest hub, string interfaceId, DateTimeOffset at) =>
        hub.Store.Interfaces.UpsertEntityAsync(new TableEntity("interface", interfaceId) { ["lastSealedAt"] = at }, TableUpdateMode.Replace, Stop);

    private static async Task<List<(LogLevel Level, string Text)>> LookAsync(HubUnderTest hub)
    {
        var log = new Lines();
        await new Watch(hub.Get<RunStore>(), hub.Get<InterfaceStates>(), hub.Get<Catalog>(), hub.Get<Hub.Domain.Trust.Calendars.WorkingDays>(), hub.Time, log).LookAsync(Stop);
        return log.All;
    }

    private sealed class Lines : ILogger<Watch>
    {
        public List<(LogLevel Level, string Text)> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Add((logLevel, formatter(state, exception)));
    }
}
