using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Azure.Sources;

/// <summary>Asks a department about one enterprise after the other: all that are known and whose answer is stale, within rate and quota.</summary>
public sealed class PerSubjectPull(Asking asking, ProfileStore profiles, DailyQuota quota, TimeProvider clock)
{
    private const int SubjectsPerCheckpoint = 500;
    private const int MostRounds = 4;

    private static readonly TimeSpan s_betweenRounds = TimeSpan.FromSeconds(1);

    /// <summary>Asks until all are asked, the day's quota is used up, or the slice ends.</summary>
    /// <returns>Whether there is nothing left to ask in this run.</returns>
    public async Task<bool> PullAsync(
        Interface @interface, PerSubjectSource source, BatchWriter writer, DateTimeOffset until, CancellationToken cancellation)
    {
        await using var questions = new Questions(asking, @interface, source, writer, clock);
        var staleBefore = clock.GetUtcNow().AddDays(-@interface.TtlDays);
        while (true)
        {
            var codes = await profiles.StaleAsync(@interface.Id, writer.Batch.Cursor, staleBefore, SubjectsPerCheckpoint, cancellation);
            var granted = await quota.TakeAsync(@interface.Id, source.PerDay, codes.Count, cancellation);
            var asked = await AskPatientlyAsync(@interface.Id, source, questions, [.. codes.Take(granted)], cancellation);
            var isThrough = granted < codes.Count || codes.Count < SubjectsPerCheckpoint;
            await writer.CheckpointAsync(
                writer.Evidence.End,
                isThrough ? null : codes[^1],
                cancellation,
                batch => Concluded(asked.AddedTo(batch), isThrough, granted < codes.Count ? source.PerDay : null));
            if (isThrough || clock.GetUtcNow() >= until)
            {
                return isThrough;
            }
        }
    }

    /// <summary>Whoever is not asked or got no answer is said; the profiles say it of each enterprise.</summary>
    private static Batch Concluded(Batch batch, bool isThrough, int? quotaUsedUp)
    {
        if (!isThrough)
        {
            return batch;
        }

        string?[] problems =
        [
            quotaUsedUp is { } perDay ? $"the day's quota of {perDay} questions is used up" : null,
            batch.Unanswered > 0 ? $"{batch.Unanswered} enterprises got no answer and are asked again by the next run" : null,
            .. batch.Refusals.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Value} enterprises were refused with {r.Key}"),
        ];
        var problem = string.Join("; ", problems.OfType<string>());
        return batch with { State = BatchState.Received, Problem = problem.Length > 0 ? problem : null };
    }

    /// <summary>
    /// Asks, and after a pause asks those again who got no answer: one bad reply must cost neither the other answers nor the
    /// enterprise its turn. Who has none in the end stays stale and is asked again in a later run.
    /// </summary>
    private async Task<Outcome> AskPatientlyAsync(
        string interfaceId, PerSubjectSource source, Questions questions, IReadOnlyList<string> codes, CancellationToken cancellation)
    {
        var unanswered = codes;
        var refusals = new List<KeyValuePair<string, int>>();
        DepartmentUnreachableException? fault = null;
        for (var round = 0; unanswered.Count > 0 && round < MostRounds; round++)
        {
            if (round > 0)
            {
                await Task.Delay(s_betweenRounds, clock, cancellation);
            }

            var granted = round == 0 ? unanswered.Count : await quota.TakeAsync(interfaceId, source.PerDay, unanswered.Count, cancellation);
            var asked = await questions.AskAsync([.. unanswered.Take(granted)], cancellation);
            unanswered = [.. asked.Unanswered, .. unanswered.Skip(granted)];
            refusals.AddRange(asked.Refusals);
            fault = asked.Fault;
        }

        return fault is not null && unanswered.Count == codes.Count ? throw fault : new Outcome(unanswered.Count, refusals);
    }

    /// <summary>What came of some questions besides answers.</summary>
    private sealed record Outcome(int Unanswered, IReadOnlyList<KeyValuePair<string, int>> Refusals)
    {
        public Batch AddedTo(Batch batch) => batch with
        {
            Unanswered = batch.Unanswered + Unanswered,
            Refusals = batch.Refusals.Concat(Refusals).GroupBy(r => r.Key).ToDictionary(g => g.Key, g => g.Sum(r => r.Value)),
        };
    }
}
