using Hub.Domain.Intake;
using Hub.Domain.Sources;
using Hub.Functions.Intake;

namespace Hub.Demo;

/// <summary>One night: an operator starts the run, and it is watched until the profiles are built.</summary>
internal sealed class Night(HubClient hub, Catalog catalog, TimeProvider clock)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    private readonly Dictionary<string, TimeSpan> _ended = [];
    private TimeSpan? _received;

    /// <summary>Runs the night; its interfaces and the building, when all are through.</summary>
    public async Task<IReadOnlyList<Progress>> RunAsync(Action<IReadOnlyList<Progress>> show, CancellationToken stop)
    {
        var begun = clock.GetTimestamp();
        var run = await hub.StartRunAsync(stop);
        while (true)
        {
            var answer = await hub.FindRunAsync(run.Id, stop);
            var rows = Rows(answer, clock.GetElapsedTime(begun));
            show(rows);
            if (answer.Run.State == RunState.Complete)
            {
                return rows;
            }

            await Task.Delay(Poll, clock, stop);
        }
    }

    private List<Progress> Rows(RunAnswer answer, TimeSpan elapsed)
    {
        var batches = answer.Batches.ToDictionary(batch => batch.Interface);
        List<Progress> rows = [.. answer.Run.Interfaces.Select(id => Row(id, batches.GetValueOrDefault(id), elapsed))];
        if (answer.Run.State != RunState.Receiving)
        {
            _received ??= elapsed;
        }

        var building = answer.Run.State switch
        {
            RunState.Receiving => Stand.Waiting,
            RunState.Building => Stand.Working,
            _ => Stand.Done,
        };
        rows.Add(Progress.Building(building, elapsed - (_received ?? elapsed)));
        return rows;
    }

    private Progress Row(string id, Receipt? batch, TimeSpan elapsed)
    {
        var stand = Progress.StandOf(batch?.State);
        if (stand is Stand.Done or Stand.Failed)
        {
            _ended.TryAdd(id, elapsed);
        }

        return new Progress(catalog.FindInterface(id)!, stand, _ended.GetValueOrDefault(id, elapsed)).Counting(batch is null ? [] : [batch]);
    }
}
