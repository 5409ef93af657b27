using Hub.Embedded.Tests.Azurite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hub.Embedded.Tests.Functions;

public sealed class TimerTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 3, 8, 0, 0, TimeSpan.Zero);
    private readonly string _hostId = $"h{Guid.NewGuid():N}";
    private readonly ManualTime _time = new(Start);
    private readonly Journal _journal = new();
    private readonly Gate _gate = new();

    [Fact]
    public async Task A_timer_fires_at_each_occurrence()
    {
        await using var app = await StartAsync<TickFunction>();
        await _time.AdvanceToAsync(Start.AddMinutes(5));
        Assert.Equal("08:05:00 due 08:05:00 past due False", await _journal.NextAsync());
        await _time.AdvanceToAsync(Start.AddMinutes(10));
        Assert.Equal("08:10:00 due 08:10:00 past due False", await _journal.NextAsync());
    }

    [Fact]
    public async Task Of_two_hosts_one_fires_and_the_other_takes_over_when_it_stops()
    {
        var first = await StartAsync<TickFunction>();
        await _time.AdvanceToAsync(Start.AddMinutes(5));
        await _journal.NextAsync();
        await using var second = await StartAsync<TickFunction>();
        await _time.AdvanceToAsync(Start.AddMinutes(10));
        await _journal.NextAsync();
        await first.DisposeAsync();
        await _time.AdvanceToAsync(Start.AddMinutes(15));
        await _journal.NextAsync();
        string[] once = ["08:05:00 due 08:05:00 past due False", "08:10:00 due 08:10:00 past due False", "08:15:00 due 08:15:00 past due False"];
        Assert.Equal(once, _journal.All);
    }

    [Fact]
    public async Task An_occurrence_missed_while_no_host_ran_fires_once_at_start()
    {
        await (await StartedAndWaitingAsync<TickFunction>(Start.AddMinutes(5))).DisposeAsync();
        _time.Advance(Start.AddMinutes(17));
        await using var app = await StartAsync<TickFunction>();
        Assert.Equal("08:17:00 due 08:05:00 past due True", await _journal.NextAsync());
        await _time.AdvanceToAsync(Start.AddMinutes(20));
        Assert.Equal("08:20:00 due 08:20:00 past due False", await _journal.NextAsync());
    }

    [Fact]
    public async Task A_changed_schedule_starts_anew_without_being_past_due()
    {
        await (await StartedAndWaitingAsync<TickFunction>(Start.AddMinutes(5))).DisposeAsync();
        _time.Advance(Start.AddMinutes(17));
        await using var app = await StartAsync<TickFunction>(("Tick", "0 */7 * * * *"));
        await _time.AdvanceToAsync(Start.AddMinutes(21));
        Assert.Equal("08:21:00 due 08:21:00 past due False", await _journal.NextAsync());
    }

    [Fact]
    public async Task A_timer_may_run_at_startup_and_without_a_status()
    {
        await using var app = await StartAsync<StartupFunction>();
        Assert.Equal("startup status True past due False", await _journal.NextAsync());
    }

    [Fact]
    public async Task Occurrences_during_a_long_invocation_are_skipped()
    {
        await using var app = await StartAsync<SlowFunction>();
        await _time.AdvanceToAsync(Start.AddMinutes(1));
        Assert.Equal("in", await _journal.NextAsync());
        _time.Advance(Start.AddMinutes(3.5));
        _gate.Open();
        await _time.AdvanceToAsync(Start.AddMinutes(4));
        foreach (var entry in (string[])["out", "in", "out"])
        {
            Assert.Equal(entry, await _journal.NextAsync());
        }
    }

    [Fact]
    public async Task A_failure_does_not_stop_the_timer()
    {
        await using var app = await StartAsync<FailingFunction>();
        await _time.AdvanceToAsync(Start.AddMinutes(1));
        Assert.Equal("failing 01", await _journal.NextAsync());
        await _time.AdvanceToAsync(Start.AddMinutes(2));
        Assert.Equal("failing 02", await _journal.NextAsync());
    }

    [Fact]
    public async Task A_stop_waits_for_the_running_invocation()
    {
        await using var app = await StartAsync<SlowFunction>();
        await _time.AdvanceToAsync(Start.AddMinutes(1));
        await _journal.NextAsync();
        var stopped = app.Host.StopAsync(CancellationToken.None);
        _gate.Open();
        await stopped;
        Assert.Equal(["in", "out"], _journal.All);
    }

    [Fact]
    public async Task An_invocation_cut_short_by_the_stop_is_past_due_at_the_next_start()
    {
        await using var app = await StartAsync<SlowFunction>();
        await _time.AdvanceToAsync(Start.AddMinutes(1));
        await _journal.NextAsync();
        await app.Host.StopAsync(new CancellationToken(canceled: true));
        Assert.Equal("cancelled, past due False", await _journal.NextAsync());
        _time.Advance(Start.AddMinutes(1.5));
        await using var next = await StartAsync<SlowFunction>();
        Assert.Equal("in", await _journal.NextAsync());
        _gate.Open();
        Assert.Equal("out", await _journal.NextAsync());
    }

    [Theory]
    [InlineData("Tick", "", "Function 'tick': the schedule cannot be honoured. An NCRONTAB expression has six fields (or five, without the second); '' has 0.")]
    [InlineData("Tick", "0 0 0 30 2 *", "Function 'tick': the schedule cannot be honoured. '0 0 0 30 2 *' never occurs.")]
    [InlineData("Tick", null, "Function 'tick': '%Tick%' needs the setting 'Tick', which is missing.")]
    [InlineData("AzureWebJobsStorage", null, "The setting 'AzureWebJobsStorage' is missing. It is a storage account's connection string, such as UseDevelopmentStorage=true for Azurite.")]
    public async Task A_timer_that_cannot_be_honoured_fails_the_start(string setting, string? value, string message)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync<TickFunction>((setting, value)));
        Assert.Equal(message, failure.Message);
    }

    private async Task<FunctionApp> StartedAndWaitingAsync<T>(DateTimeOffset next)
    {
        var app = await StartAsync<T>();
        await Eventually.Async(() => Task.FromResult(_time.IsAwaited(next)));
        return app;
    }

    private Task<FunctionApp> StartAsync<T>(params (string Key, string? Value)[] settings)
    {
        (string, string?)[] all =
        [
            ("AzureWebJobsStorage", azurite.ConnectionString("leases")),
            ("AzureFunctionsWebHost:hostid", _hostId),
            ("Tick", "0 */5 * * * *"),
            .. settings,
        ];
        var builder = FunctionApp.CreateBuilder([typeof(T)], all);
        builder.Services.AddSingleton<TimeProvider>(_time);
        builder.Services.AddSingleton(_journal);
        builder.Services.AddSingleton(_gate);
        return FunctionApp.StartAsync(builder);
    }
}
