using System.Collections.Concurrent;
using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Domain.Sources;
using Microsoft.Extensions.Options;

namespace Hub.Azure.Sources;

/// <summary>
/// Asks departments about one enterprise now, because a report needs it, within a time budget. Who does not answer in time is
/// not waited for: the profile's manifest says so.
/// </summary>
public sealed class Refreshing(
    Desks desks, DailyQuota quota, ProfileStore profiles, OnDemandRuns runs, Catalog catalog, IOptions<HubOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Task> _running = new();

    /// <summary>Refreshes what interfaces say of an enterprise. Others who want the same enterprise meanwhile wait for it and find it fresh.</summary>
    /// <param name="code">An enterprise of which something is known.</param>
    /// <param name="interfaces">Interfaces that are asked one enterprise at a time.</param>
    /// <param name="evenIfFresh">Whether answers inside their time to live are asked for again too.</param>
    /// <param name="cancellation">Ends the asking.</param>
    public Task RefreshAsync(string code, IReadOnlyList<Interface> interfaces, bool evenIfFresh, CancellationToken cancellation) =>
        RefreshAsync(code, interfaces, evenIfFresh, options.Value.RefreshBudget, cancellation);

    /// <summary>The same, within a budget of its own.</summary>
    public async Task RefreshAsync(string code, IReadOnlyList<Interface> interfaces, bool evenIfFresh, TimeSpan most, CancellationToken cancellation)
    {
        using var outOfTime = new CancellationTokenSource(most, clock);
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellation, outOfTime.Token);
        var mine = new TaskCompletionSource();
        try
        {
            while (_running.GetOrAdd(code, mine.Task) is var other && other != mine.Task)
            {
                await other.WaitAsync(budget.Token);
            }

            var due = await DueAsync(code, interfaces, evenIfFresh, cancellation);
            var answers = await Task.WhenAll(due.Select(i => AskAsync(i, code, budget.Token)));
            await runs.TakeAsync(code, [.. answers.OfType<OnDemandAnswer>()], cancellation);
        }
        catch (OperationCanceledException) when (outOfTime.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            // Somebody else's asking took all the time: what it brought is in the profile or will be.
        }
        finally
        {
            _running.TryRemove(KeyValuePair.Create(code, mine.Task));
            mine.TrySetResult();
        }
    }

    private async Task<IReadOnlyList<Interface>> DueAsync(
        string code, IReadOnlyList<Interface> interfaces, bool evenIfFresh, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var asked = (await profiles.FindAsync(code, cancellation))?.Asked;
        return [.. interfaces
            .Where(i => evenIfFresh || !(asked?.GetValueOrDefault(i.Id) >= now.AddDays(-i.TtlDays)))
            .Where(i => catalog.FindDepartment(i.DepartmentId)?.RestsUntil(now) is null)];
    }

    /// <summary>One question; null if it is not granted or not answered in time.</summary>
    private async Task<OnDemandAnswer?> AskAsync(Interface @interface, string code, CancellationToken budget)
    {
        try
        {
            if (await quota.TakeAsync(@interface.Id, ((PerSubjectSource)@interface.Source).PerDay, 1, budget) == 0)
            {
                return null;
            }

            var answer = await desks.For(@interface).AskAsync(Question.About(code), budget);
            if (answer.Verdict is Verdict.Answered or Verdict.NoRecord)
            {
                return new OnDemandAnswer(@interface, answer, clock.GetUtcNow());
            }

            answer.Dispose();
            return null;
        }
        catch (Exception e) when (e is DepartmentUnreachableException || (e is OperationCanceledException && budget.IsCancellationRequested))
        {
            return null;
        }
    }
}
