using Azure.Messaging.ServiceBus;
using Hub.Azure;
using Hub.Azure.Evaluation;
using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Azure.Sources;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Intake;

/// <summary>What moves runs without anybody asking: the night's timer, the repair, and the work tokens.</summary>
public sealed class RunTriggers(
    Runs runs, Repair repair, Watch watch, VitalSigns vitals, Pulling pulling, RangeBuilder builder, EvaluationSweep sweep, EvaluationTokens evaluating,
    Tokens tokens, TimeProvider clock)
{
    /// <summary>Starts the night's run (17:00 UTC is 01:00 in Shanghai).</summary>
    [Function("Night")]
    public Task NightAsync([TimerTrigger("%NightSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        runs.StartNightAsync(cancellation);

    /// <summary>Does again what a killed process left undone.</summary>
    [Function("Repair")]
    public Task RepairAsync([TimerTrigger("%RepairSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        repair.RunAsync(cancellation);

    /// <summary>Says every hour which interfaces are silent and which runs do not end.</summary>
    [Function("Watch")]
    public Task WatchAsync([TimerTrigger("0 5 * * * *")] TimerInfo timer, CancellationToken cancellation) => watch.LookAsync(cancellation);

    /// <summary>Looks at what the gauges tell.</summary>
    [Function("Measure")]
    public Task MeasureAsync([TimerTrigger("%RepairSchedule%")] TimerInfo timer, CancellationToken cancellation) => vitals.LookAsync(cancellation);

    /// <summary>Pulls an interface for one slice.</summary>
    [Function("PullInterface")]
    public async Task PullAsync(
        [ServiceBusTrigger(Tokens.PullQueue, Connection = "ServiceBus")] ServiceBusReceivedMessage message, CancellationToken cancellation)
    {
        using var span = HubTraces.Continue(message);
        await pulling.PullAsync(message.Body.ToObjectFromJson<PullInterface>(HubJson.Options)!, cancellation);
    }

    /// <summary>Evaluates again what time, a new rulebook or a silent interface has moved (after the night, 20:00 UTC is 04:00 in Shanghai).</summary>
    [Function("Sweep")]
    public Task SweepAsync([TimerTrigger("%SweepSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        sweep.StartAsync(cancellation);

    /// <summary>Builds a bucket range, or does what a token of the evaluation asks for; if another worker builds it, comes back after it.</summary>
    [Function("BuildRange")]
    public async Task BuildAsync(
        [ServiceBusTrigger(Tokens.BuildQueue, Connection = "ServiceBus")] ServiceBusReceivedMessage message, CancellationToken cancellation)
    {
        using var span = HubTraces.Continue(message);
        if (evaluating.Work(message, cancellation) is { } work)
        {
            await work;
            return;
        }

        var token = message.Body.ToObjectFromJson<BuildRange>(HubJson.Options)!;
        try
        {
            await builder.BuildAsync(token.Range, cancellation);
            await tokens.SendAsync(new PublishRange(token.Range), clock.GetUtcNow(), cancellation);
        }
        catch (RangeBusyException)
        {
            var later = clock.GetUtcNow().AddSeconds(2);
            await tokens.SendAsync(token, $"busy-{later.ToUnixTimeSeconds() / 2}", later, cancellation);
        }
    }
}
