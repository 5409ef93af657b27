using Hub.Embedded.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hub.Embedded.Functions.Timers;

/// <summary>Runs the timers from the start to the stop of the host. Throws when a schedule cannot be read.</summary>
internal sealed class TimerHost : IHostedService, IDisposable
{
    private readonly HostStorage _storage;
    private readonly List<TimerListener> _listeners;
    private readonly Shutdown _shutdown = new();
    private Task _running = Task.CompletedTask;

    public TimerHost(
        IReadOnlyList<FunctionDescriptor> functions, HostStorage storage, BackgroundInvocations invocations, IConfiguration configuration, TimeProvider time, ILogger<TimerHost> logger)
    {
        _storage = storage;
        _listeners = [.. functions.Where(function => function.Trigger is TimerTriggerAttribute).Select(Listen)];

        TimerListener Listen(FunctionDescriptor function)
        {
            var clock = new TimerClock(ReadSchedule(function, configuration), time);
            var monitor = IsMonitored(function, clock) ? new ScheduleMonitor(clock, new ScheduleStore(storage.Status(function))) : null;
            return new TimerListener(function, clock, monitor, new ListenerLock(storage.Lock(function), logger), invocations, logger);
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _storage.CreateContainerAsync(cancellationToken);
        _running = Task.WhenAll(_listeners.Select(listener => Task.Run(() => listener.RunAsync(_shutdown), CancellationToken.None)));
    }

    public Task StopAsync(CancellationToken cancellationToken) => _shutdown.StopAsync(_running, cancellationToken);

    public void Dispose() => _shutdown.Dispose();

    private static CronSchedule ReadSchedule(FunctionDescriptor function, IConfiguration configuration)
    {
        var expression = SettingReference.Resolve(((TimerTriggerAttribute)function.Trigger).Schedule, configuration, function);
        try
        {
            var schedule = CronSchedule.Parse(expression);
            return schedule.Next(DateTime.UnixEpoch) is not null ? schedule : throw new FormatException($"'{expression}' never occurs.");
        }
        catch (FormatException exception)
        {
            throw new InvalidOperationException($"Function '{function.Name}': the schedule cannot be honoured. {exception.Message}", exception);
        }
    }

    // As the real host: what recurs within a minute is not monitored.
    private static bool IsMonitored(FunctionDescriptor function, TimerClock clock)
    {
        var first = clock.Next(clock.Now);
        return ((TimerTriggerAttribute)function.Trigger).UseMonitor && clock.Next(first) - first >= TimeSpan.FromMinutes(1);
    }
}
