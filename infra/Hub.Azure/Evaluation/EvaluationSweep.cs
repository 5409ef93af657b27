using Azure.Data.Tables;
using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Azure.Sharing.Publishing;
using Hub.Domain.Intake.Values;
using Hub.Domain.Trust.Display;
using Microsoft.Extensions.Logging;

namespace Hub.Azure.Evaluation;

/// <summary>
/// Evaluates again what is due: where time alone changes a result, where the rulebook, the emission factors or the catalog are
/// others than those a row was evaluated by, and where an interface has fallen silent or speaks again. Writes the columns
/// of the evaluation only: the profile has no new version. Where records are no longer to be kept, a new version is without them.
/// </summary>
public sealed class EvaluationSweep(
    HubStore store, ProfileStore profiles, ProfileWriter writer, Retention retention, Evaluations evaluations, Tokens tokens, TimeProvider clock, ILogger<EvaluationSweep> logger)
{
    /// <summary>An entity-group transaction takes 100 entities; one place is the outbox's.</summary>
    private const int MostRows = 99;

    /// <summary>Sends a token a range; behind them, so that they do not wait for it, one a range to count the city's values.</summary>
    /// <returns>How many ranges.</returns>
    public async Task<int> StartAsync(CancellationToken cancellation)
    {
        var occasion = $"{clock.GetUtcNow().UtcTicks}";
        var ranges = Enumerable.Range(0, store.Buckets.RangeCount).ToList();
        await Task.WhenAll(ranges.Select(range => tokens.SendAsync(new EvaluateRange(range), occasion, cancellation)));
        await Task.WhenAll(ranges.Select(range => tokens.SendAsync(new SurveyRange(range), occasion, cancellation)));
        return ranges.Count;
    }

    /// <summary>Evaluates what is due in a range. Rows that a build writes meanwhile are left to it: it evaluates them too.</summary>
    public async Task SweepAsync(int range, CancellationToken cancellation)
    {
        var round = await evaluations.BeginAsync(cancellation);
        var counts = await Task.WhenAll(store.Buckets.Of(range).Select(bucket => SweepBucketAsync(bucket, round, cancellation)));
        await tokens.SendAsync(new PublishRange(range), clock.GetUtcNow(), cancellation);
        logger.LogInformation("Range {Range}: {Count} enterprises evaluated again", range, counts.Sum());
    }

    private async Task<int> SweepBucketAsync(int bucket, EvaluationRound round, CancellationToken cancellation)
    {
        var due = EvaluationColumns.Due(round.Known.Instant, round.Method.Version, round.Known.Fingerprint);
        var rows = await profiles.ListAsync(bucket, due, cancellation);
        var overdue = rows.Where(row => retention.IsDue(row.Profile, round.Known.Instant)).ToList();
        await PurgeAsync(overdue, round, cancellation);
        foreach (var chunk in rows.Except(overdue).Chunk(MostRows))
        {
            await WriteAsync(chunk, round, cancellation);
        }

        return rows.Count;
    }

    /// <summary>Takes out what may no longer be kept. A row that a build writes meanwhile is left to it: it purges what it touches.</summary>
    private async Task PurgeAsync(IReadOnlyList<ProfileRow> rows, EvaluationRound round, CancellationToken cancellation)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var today = DateValue.DayOf(round.Known.Instant);
        var conflicts = await writer.WriteAsync([.. rows.Select(row => PurgedOf(row, today))], round, cancellation);
        logger.LogInformation("{Count} profiles are without records that were no longer to be kept", rows.Count - conflicts.Count);
    }

    private ProfileChange PurgedOf(ProfileRow row, DateOnly today)
    {
        var kept = row.Profile.Sections.Select(section => retention.Purged(section, today)).ToList();
        var changed = row.Profile.Sections.Zip(kept).Where(s => !ReferenceEquals(s.First, s.Second)).Select(s => s.First.InterfaceId);
        return new ProfileChange(row, row.Profile with { Sections = kept }, [.. changed], row.Asked);
    }

    private static TableTransactionAction ActionOf(ProfileRow row, EvaluationRound round)
    {
        var columns = new TableEntity(row.Entity.PartitionKey, row.Profile.Code);
        EvaluationColumns.Write(columns, round.Evaluate(row.Profile, row.Asked), round.Method);
        return new TableTransactionAction(TableTransactionActionType.UpdateMerge, columns, row.Entity.ETag);
    }

    /// <summary>At once; one by one where a build wrote some of the rows meanwhile.</summary>
    private async Task WriteAsync(IReadOnlyList<ProfileRow> rows, EvaluationRound round, CancellationToken cancellation)
    {
        var actions = rows.Select(row => ActionOf(row, round)).ToList();
        Outbox.Add(actions, rows.Select(row => row.Entity), [.. rows.Select(_ => (IReadOnlyList<string>)[])], round, clock);
        try
        {
            await store.Profiles.SubmitTransactionAsync(actions, cancellation);
        }
        catch (TableTransactionFailedException e) when (e.Status == 412 && rows.Count > 1)
        {
            foreach (var row in rows)
            {
                await WriteAsync([row], round, cancellation);
            }
        }
        catch (TableTransactionFailedException e) when (e.Status == 412)
        {
            logger.LogDebug("A row was built meanwhile and so evaluated");
        }
    }
}
