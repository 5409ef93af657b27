using Hub.Azure.Trust.Consents;
using Hub.Domain.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Demo;

/// <summary>The demo from its first line to its last.</summary>
internal sealed class Performance(DemoOptions options, Screen screen, TimeProvider clock)
{
    private const int Lost = 1;
    private const int CouldNotPlay = 2;
    private const int Interrupted = 130;

    /// <summary>Plays. 0: nothing was lost; 1: something was lost or an interface failed; 2: it could not be played; 130: ended by Ctrl-C.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        try
        {
            return await PlayAsync(stop);
        }
        catch (DemoFailure failure)
        {
            var lines = failure.Message.Split('\n', 2);
            screen.Complain(lines[0], lines[1]);
            return CouldNotPlay;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            screen.Say("已中止。", "Interrupted.");
            return Interrupted;
        }
    }

    private async Task<int> PlayAsync(CancellationToken stop)
    {
        screen.Title($"演示：{options.Enterprises:N0} 家企业的一夜", $"Demo: a night of {options.Enterprises:N0} enterprises");
        await using var stage = await Stage.StartAsync(options, screen, clock, stop);
        screen.Say($"平台已启动：{stage.Address}", $"The hub listens; the departments at {stage.Departments.BaseAddress}");
        using var hub = new HubClient(stage.Address, stage.Settings, clock);
        await new Consenting(stage.Hub.GetRequiredService<ConsentLedger>(), clock).GrantAsync(stage.Departments.City.Enterprises, stop);
        await new BankDesk(screen, hub).SubscribeAsync(stop);
        var result = await WatchAsync(stage, hub, stop);
        screen.Title("核对", "Check");
        var verdict = await new LossCheck(hub, stage, result, clock).RunAsync(stop);
        await new Summary(screen, stage, hub).ShowAsync(result, verdict, stop);
        if (!options.Once)
        {
            await StayAsync(stop);
        }

        screen.Say("正在停止……", "Stopping…");
        return verdict.IsGood ? 0 : Lost;
    }

    private async Task<NightResult> WatchAsync(Stage stage, HubClient hub, CancellationToken stop)
    {
        var catalog = stage.Hub.GetRequiredService<Catalog>();
        var begun = clock.GetTimestamp();
        screen.Title("各部门推送", "What departments push");
        var pushing = new Pushing(hub, stage.Departments, catalog, clock);
        var pushed = await new NightView(screen, clock).ShowAsync(show => pushing.RunAsync(show, stop));
        var pushingFor = clock.GetElapsedTime(begun);
        screen.Title("夜间归集", "The night's run");
        var night = new Night(hub, catalog, clock);
        var pulled = await new NightView(screen, clock).ShowAsync(show => night.RunAsync(show, stop));
        return new NightResult(pushed, pulled, pushingFor, clock.GetElapsedTime(begun) - pushingFor);
    }

    private async Task StayAsync(CancellationToken stop)
    {
        screen.Say("平台继续运行，Ctrl-C 结束。", "The hub stays up; Ctrl-C ends.");
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
