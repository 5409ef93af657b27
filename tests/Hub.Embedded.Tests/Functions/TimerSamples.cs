using Microsoft.Azure.Functions.Worker;

namespace Hub.Embedded.Tests.Functions;

public sealed class TickFunction(Journal journal, TimeProvider time)
{
    [Function("tick")]
    public void Tick([TimerTrigger("%Tick%")] TimerInfo timer) =>
        journal.Add($"{time.GetUtcNow():HH:mm:ss} due {timer.ScheduleStatus!.Next:HH:mm:ss} past due {timer.IsPastDue}");
}

public sealed class StartupFunction(Journal journal)
{
    [Function("startup")]
    public Task Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer, FunctionContext context)
    {
        journal.Add($"{context.FunctionDefinition.Name} status {timer.ScheduleStatus is null} past due {timer.IsPastDue}");
        return Task.CompletedTask;
    }
}

/// <summary>Runs until its gate opens or its token is cancelled.</summary>
public sealed class SlowFunction(Journal journal, Gate gate)
{
    [Function("slow")]
    public async Task Run([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        journal.Add("in");
        try
        {
            await gate.Task.WaitAsync(cancellationToken);
            journal.Add("out");
        }
        catch (OperationCanceledException)
        {
            journal.Add($"cancelled, past due {timer.IsPastDue}");
            throw;
        }
    }
}

public sealed class FailingFunction(Journal journal)
{
    [Function("failing")]
    public void Run([TimerTrigger("0 * * * * *")] TimerInfo timer)
    {
        journal.Add($"failing {timer.ScheduleStatus!.Next:mm}");
        throw new InvalidOperationException("No luck.");
    }
}

public sealed class Gate
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Task => _open.Task;

    public void Open() => _open.TrySetResult();
}
