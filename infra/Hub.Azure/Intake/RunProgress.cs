using Azure;
using Azure.Data.Tables;
using Hub.Domain.Intake;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Intake;

/// <summary>
/// Moves a run on. How far it is, is never counted: it is derived from the batches' states and from insert-once marks
/// (<c>built|range</c>) against the ranges that the sealed batches touch. All batches of a run wait in a range before the first is
/// built there, so one mark stands for all of them.
/// </summary>
public sealed class RunProgress(
    HubStore store, RunStore runs, BatchStore batches, Tokens tokens, IOptions<HubOptions> options, TimeProvider clock)
{
    /// <summary>Actions of an entity-group transaction.</summary>
    private const int MostActions = 100;

    /// <summary>How long a push waits for the build of a night that is being received. [P]</summary>
    private static readonly TimeSpan s_duringNight = TimeSpan.FromMinutes(1);

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

    /// <summary>Notes that all that waited in a range is built: first the marks, then nothing waits any more.</summary>
    public async Task NoteBuiltAsync(int range, IReadOnlyList<PendingBuild> pending, CancellationToken cancellation)
    {
        var runs = pending.Select(p => p.Run).Distinct();
        await Task.WhenAll(runs.Select(run => store.Markers.TryAddAsync(new TableEntity(run, MarkOf(range)), cancellation)));
        foreach (var rows in pending.Select(p => new TableEntity(PendingBuild.PartitionOf(range), p.RowKey)).Chunk(MostActions))
        {
            await DeleteAsync(rows, cancellation);
        }
    }

    /// <summary>At once; one by one where another worker, after a lost lease, deleted some of them.</summary>
    private async Task DeleteAsync(TableEntity[] rows, CancellationToken cancellation)
    {
        try
        {
            await store.Pending.SubmitTransactionAsync(
                rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellation);
        }
        catch (TableTransactionFailedException e) when (e.Status == 404)
        {
            await Task.WhenAll(rows.Select(row => store.Pending.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation)));
        }
    }

    private static List<int> Touched(IEnumerable<Batch> all) =>
        [.. all.Where(b => b.State == BatchState.Sealed).SelectMany(b => b.Ranges).Distinct().Order()];

    private async Task<List<int>> UnbuiltRangesAsync(string runId, List<Batch> all, CancellationToken cancellation)
    {
        var marks = await MarksAsync(runId, cancellation);
        return [.. Touched(all).Where(range => !marks.Contains(MarkOf(range)))];
    }

    private async Task<HashSet<string>> MarksAsync(string runId, CancellationToken cancellation) =>
        [.. (await store.Markers.ListAsync(runId, cancellation, select: ["RowKey"])).Select(m => m.RowKey)];

    private static string MarkOf(int range) => $"built|{range:d3}";

    /// <summary>
    /// A night is built at once; pushes and replays of one debounce window share one build of a range. While a night is received,
    /// they wait for its build, which takes them along, but no longer than a minute.
    /// </summary>
    private async Task SendBuildsAsync(Run run, IReadOnlyList<int> ranges, CancellationToken cancellation)
    {
        if (IsNight(run))
        {
            await SendAsync(ranges, run.Id, clock.GetUtcNow(), cancellation);
            return;
        }

        var patience = (await runs.ListOpenAsync(cancellation)).Any(r => IsNight(r) && r.State == RunState.Receiving)
            ? Longer(options.Value.PushDebounce, s_duringNight)
            : options.Value.PushDebounce;
        var window = patience.Ticks;
        var slot = (clock.GetUtcNow().UtcTicks / window) + 1;
        await SendAsync(ranges, $"push-{slot}", new DateTimeOffset(slot * window, TimeSpan.Zero), cancellation);
    }

    private static bool IsNight(Run run) => run.Kind is RunKind.Night or RunKind.Operator;

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private Task SendAsync(IEnumerable<int> ranges, string occasion, DateTimeOffset at, CancellationToken cancellation) =>
        Task.WhenAll(ranges.Select(r => tokens.SendAsync(new BuildRange(r), occasion, at, cancellation)));
}
