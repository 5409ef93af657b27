using System.Reflection;
using Hub.Azure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Hub.Functions;

/// <summary>Notes of every timer that it has run through; one that throws has no heartbeat.</summary>
public sealed class HeartbeatMiddleware(Heartbeats heartbeats) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        if (Timers.Names.Contains(context.FunctionDefinition.Name))
        {
            await heartbeats.BeatAsync(context.FunctionDefinition.Name, context.CancellationToken);
        }
    }
}

/// <summary>The timers of this app.</summary>
public static class Timers
{
    /// <summary>Names of the functions that a timer starts.</summary>
    public static IReadOnlySet<string> Names { get; } = typeof(Timers).Assembly.GetTypes().SelectMany(t => t.GetMethods())
        .Where(m => m.GetParameters().Any(p => p.IsDefined(typeof(TimerTriggerAttribute))))
        .Select(m => m.GetCustomAttribute<FunctionAttribute>()!.Name)
        .ToHashSet();
}

/// <summary>Whether the timers fire. The schedule of each is seen from its last intervals.</summary>
public sealed class TimerExamination(Heartbeats heartbeats, TimeProvider clock) : IExamination
{
    private static readonly TimeSpan s_grace = TimeSpan.FromMinutes(5);

    /// <summary>Of a timer that fired once: none fires more seldom than once a day.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(24);

    /// <inheritdoc/>
    public string Check => "timers";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Diagnosis>> ExamineAsync(CancellationToken cancellation)
    {
        var known = await heartbeats.ListAsync(cancellation);
        return [.. Timers.Names.Order(StringComparer.Ordinal).Select(timer => Judge(timer, known.GetValueOrDefault(timer)))];
    }

    private Diagnosis Judge(string timer, Heartbeat? last)
    {
        const string App = "--resource-group \"$(value RESOURCE_GROUP)\" --name \"$(value FUNCTION_APP)\"";
        var isDisabled = $"az functionapp function show {App} --function-name {timer} --query isDisabled";
        if (last is null)
        {
            return new(
                Check, timer, Condition.Warn, "尚未成功触发过", "It has not run through yet: right in a new hub, before its time.", isDisabled);
        }

        var silent = clock.GetUtcNow() - last.At > (2 * (last.Interval ?? s_longest / 2)) + s_grace;
        return silent
            ? new(Check, timer, Condition.Fail, $"自 {last.At:u} 起未成功触发", $"It has not run through since {last.At:u}.", $"{isDisabled} && az functionapp restart {App}")
            : new(Check, timer, Condition.Ok, $"最近一次 {last.At:u}", $"It ran through last at {last.At:u}.");
    }
}
