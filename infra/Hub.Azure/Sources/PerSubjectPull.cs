using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Azure.Sources;

/// <summary>
/// Asks about one enterprise after the other, at the department or at the shared data platform: all that are known and whose
/// answer is stale, within rate and quota.
/// </summary>
public sealed class PerSubjectPull(Desks desks, ProfileStore profiles, DailyQuota quota, TimeProvider clock)
{
    private const int SubjectsPerCheckpoint = 500;
    private const int MostRounds = 4;

    private static readonly TimeSpan s_betweenRounds = TimeSpan.FromSeconds(1);

    /// <summary>Asks until all are asked, the day's quota is used up, or the slice ends.</summary>
    /// <returns>Whether there is nothing left to ask in this run.</returns>
    public async Task<bool> PullAsync(
        Interface @interface, PerSubjectSource source, BatchWriter writer, DateTimeOffset until, CancellationToken cancellation)
    {
        await using var questions = new Questions(desks.For(@interface), source, writer, clock);
        var staleBefore = clock.GetUtcNow().AddDays(-@interface.TtlDays);
        while (true)
        {
            var codes = await profiles.StaleAsync(@interface.Id, writer.Batch.Cursor, staleBefore, SubjectsPerCheckpoint, cancellation);
            var granted = await quota.TakeAsync(@interface.Id, source.PerDay, codes.Count, cancellation);
            var asked = await AskPatientlyAsync(@interface.Id, source, questions, [.. codes.Take(granted)], cancellation);
            var quotaUsedUp = granted < codes.Count ? $"the day's quota of {source.PerDay} questions is used up"
                : asked.IsOutOfQuota ? "the department says that the day's quota of questions is used up"
                : null;
            var isThrough = quotaUsedUp is not null || codes.Count < SubjectsPerCheckpoint;
            await writer.CheckpointAsync(
                writer.Evidence.End,
                isThrough ? null : codes[^1],
                cancellation,
                batch => isThrough ? Concluded(asked.AddedTo(batch), quotaUsedUp) : asked.AddedTo(batch));
            if (isThrough || clock.GetUtcNow() >= until)
            {
                return isThrough;
            }
        }
    }

    /// <summary>Whoever is not asked or got no answer is said; the profiles say it of each enterprise.</summary>
    private static Batch Concluded(Batch batch, string? quotaUsedUp)
    {
        string?[] problems =
        [
            quotaUsedUp,
            batch.Unanswered > 0 ? $"{batch.Unanswered} enterprises got no answer and are asked again by the next run" : null,
            .. batch.Refusals.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Value} of them: {r.Key} {PlatformCall.Refusals[r.Key]}"),
        ];
        var problem = string.Join("; ", problems.OfType<string>());
        return batch with { State = BatchState.Received, Problem = problem.Length > 0 ? problem : null };
    }

    /// <summary>
    /// Asks, and after a pause asks those again who got no answer: one bad reply must cost neither the other answers nor the
    /// enterprise its turn. "Quota exceeded" ends a round at once; the quota may be the second's, so it too is asked again after the
    /// pause. Who has no answer in the end stays stale and is asked again in a later run.
    /// </summary>
    private async Task<Asked> AskPatientlyAsync(
        string interfaceId, PerSubjectSource source, Questions questions, IReadOnlyList<string> codes, CancellationToken cancellation)
    {
        var asked = new Asked(codes, new Dictionary<string, int>(), false);
        DepartmentUnreachableException? fault = null;
        for (var round = 0; asked.Unanswered.Count > 0 && round < MostRounds; round++)
        {
            if (round > 0)
            {
                await Task.Delay(s_betweenRounds, clock, cancellation);
            }

            var open = asked.Unanswered;
            var granted = round == 0 ? open.Count : await quota.TakeAsync(interfaceId, source.PerDay, open.Count, cancellation);
            var replies = await questions.AskAsync([.. open.Take(granted)], cancellation);
            asked = asked.After(replies, open.Skip(granted));
            fault = replies.Fault;
        }

        return fault is not null && asked.Unanswered.Count == codes.Count ? throw fault : asked;
    }

    /// <summary>How far the asking is.</summary>
    private sealed record Asked(IReadOnlyList<string> Unanswered, IReadOnlyDictionary<string, int> Refusals, bool IsOutOfQuota)
    {
        public Asked After(QuestionRound round, IEnumerable<string> unasked) =>
            new([.. round.Unanswered, .. unasked], Sum(Refusals, round.Refusals), round.IsOutOfQuota);

        public Batch AddedTo(Batch batch) => batch with
        {
            Unanswered = batch.Unanswered + Unanswered.Count + Refusals.Values.Sum(),
            Refusals = Sum(batch.Refusals, Refusals),
        };

        private static Dictionary<string, int> Sum(IReadOnlyDictionary<string, int> a, IReadOnlyDictionary<string, int> b) =>
            a.Concat(b).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Sum(p => p.Value));
    }
}
