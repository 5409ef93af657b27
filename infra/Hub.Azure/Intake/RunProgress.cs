using Azure.Data.Tables;
using Hub.Domain.Intake;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Intake;

/// <summary>
/// Moves a run on. How far it is, is never counted: it is derived from the batches' states and from insert-once marks
/// (<c>built|interface|range</c>) against the ranges that each sealed batch touches.
/// </summary>
public sealed class RunProgress(
    HubStore store, RunStore runs, BatchStore batches, Tokens tokens, IOptions<HubOptions> options, TimeProvider clock)
{
    /// <summary>Does what can be done next; harmless to call at any time, by anybody.</summary>
    public async Task AdvanceAsync(string runId, CancellationToken cancellation)
    {
        if (await runs.FindAsync(runId, cancellation) is not { State: not RunState.Complete } run)
        {
            return;
        }

        var all = (await batches.ListAsync(runId, cancellation)).Select(b => b.Value).ToList();
        if (all.Count < run.Interfaces.Count || !all.All(b => b.IsConcluded))
        {
            return;
        }

        if (run.State == RunState.Receiving && await runs.TryMoveAsync(runId, RunState.Receiving, RunState.Building, cancellation))
        {
            await SendBuildsAsync(run, Touched(all), cancellation);
        }

        if (await UnbuiltRangesAsync(runId, all, cancellation) is { Count: 0 })
        {
            // Again, for those whose closing was killed: a mark that stays would keep known records from being dropped for ever.
            // A held one stays marked until somebody decides on it: then it may change what the index says.
            await Task.WhenAll(all.Where(b => b.State is BatchState.Sealed or BatchState.Failed).Select(b => batches.CloseAsync(b, cancellation)));
            await runs.TryMoveAsync(runId, RunState.Building, RunState.Complete, cancellation);
        }
    }

    /// <summary>Sends again what a killed process may have left unsent.</summary>
    public async Task RepairAsync(Run run, CancellationToken cancellation)
    {
        await AdvanceAsync(run.Id, cancellation);
        if (await runs.FindAsync(run.Id, cancellation) is { State: RunState.Building })
        {
            var all = (await batches.ListAsync(run.Id, cancellation)).Select(b => b.Value).ToList();
            var unbuilt = await UnbuiltRangesAsync(run.Id, all, cancellation);
            var now = clock.GetUtcNow();
            await SendAsync(unbuilt, $"{run.Id}-{now:yyyyMMddHHmm}", now, cancellation);
        }
    }

    /// <summary>Notes that a batch is built in a range.</summary>
    public async Task NoteBuiltAsync(PendingBuild pending, CancellationToken cancellation)
    {
        await store.Markers.TryAddAsync(new TableEntity(pending.Run, MarkOf(pending.InterfaceId, pending.Range)), cancellation);
        await store.Pending.DeleteEntityAsync(
            PendingBuild.PartitionOf(pending.Range), $"{pending.Run}|{pending.InterfaceId}", cancellationToken: cancellation);
    }

    private static List<int> Touched(IEnumerable<Batch> all) =>
        [.. all.Where(b => b.State == BatchState.Sealed).SelectMany(b => b.Ranges).Distinct().Order()];

    private async Task<List<int>> UnbuiltRangesAsync(string runId, List<Batch> all, CancellationToken cancellation)
    {
        var marks = await MarksAsync(runId, cancellation);
        return [.. all.Where(b => b.State == BatchState.Sealed)
            .SelectMany(b => b.Ranges.Where(r => !marks.Contains(MarkOf(b.InterfaceId, r))))
            .Distinct()
            .Order()];
    }

    private async Task<HashSet<string>> MarksAsync(string runId, CancellationToken cancellation) =>
        [.. (await store.Markers.ListAsync(runId, cancellation, select: ["RowKey"])).Select(m => m.RowKey)];

    private static string MarkOf(string interfaceId, int range) => $"built|{interfaceId}|{range:d3}";

    /// <summary>A night is built at once; pushes and replays of one debounce window share one build of a range.</summary>
    private Task SendBuildsAsync(Run run, IEnumerable<int> ranges, CancellationToken cancellation)
    {
        if (run.Kind is RunKind.Night or RunKind.Operator)
        {
            return SendAsync(ranges, run.Id, clock.GetUtcNow(), cancellation);
        }

        var window = options.Value.PushDebounce.Ticks;
        var slot = (clock.GetUtcNow().UtcTicks / window) + 1;
        return SendAsync(ranges, $"push-{slot}", new DateTimeOffset(slot * window, TimeSpan.Zero), cancellation);
    }

    private Task SendAsync(IEnumerable<int> ranges, string occasion, DateTimeOffset at, CancellationToken cancellation) =>
        Task.WhenAll(ranges.Select(r => tokens.SendAsync(new BuildRange(r), occasion, at, cancellation)));
}
