using Hub.Embedded.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Hub.Embedded.Functions.Timers;

/// <summary>Fires one timer function, never twice at a time, while this process holds its lock.</summary>
internal sealed class TimerListener(
    FunctionDescriptor function, TimerClock clock, ScheduleMonitor? monitor, ListenerLock listenerLock, BackgroundInvocations invocations, ILogger logger)
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private bool _started;

    public async Task RunAsync(Shutdown shutdown)
    {
        while (!shutdown.Stopping.IsCancellationRequested)
        {
            try
            {
                await using var held = await listenerLock.AcquireAsync(shutdown.Stopping);
                using var until = CancellationTokenSource.CreateLinkedTokenSource(shutdown.Stopping, held.Lost);
                await FireAsync(until.Token, shutdown.Aborting);
            }
            catch (OperationCanceledException)
            {
                // The host stops, or the lock was lost and is tried for again.
            }
#pragma warning disable CA1031 // A timer goes on whatever becomes of its status.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                logger.LogError(exception, "Timer '{Function}' failed outside of its function; it starts again.", function.Name);
                await Task.Delay(AfterFailure, TimeProvider.System, shutdown.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FireAsync(CancellationToken until, CancellationToken aborting)
    {
        var pastDue = monitor is not null && await monitor.StartAsync(clock.Now, until);
        var onStartup = !_started && ((TimerTriggerAttribute)function.Trigger).RunOnStartup;
        _started = true;
        if (pastDue || onStartup)
        {
            await InvokeAsync(pastDue, clock.Now, aborting);
        }

        while (true)
        {
            var occurrence = await clock.WaitAsync(until);
            await InvokeAsync(isPastDue: false, occurrence, aborting);
        }
    }

    /// <summary>The status is written after the call, so that an occurrence during which the process died is past due at the next start.</summary>
    private async Task InvokeAsync(bool isPastDue, DateTime at, CancellationToken aborting)
    {
        var timer = new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = monitor?.Status };
        await invocations.TryRunAsync(function, new TimerInput(timer), aborting);
        if (monitor is not null && !aborting.IsCancellationRequested)
        {
            await monitor.RecordAsync(at, CancellationToken.None);
        }
    }
}
