using Azure.Data.Tables;
using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Microsoft.Extensions.Logging;

namespace Hub.Azure.Evaluation;

/// <summary>
/// Evaluates again what is due: where time alone changes a result, where the rulebook, the emission factors or the catalog are
/// others than those a row was evaluated by, and where an interface has fallen silent or speaks again. Writes the columns
/// of the evaluation only: the profile has no new version.
/// </summary>
public sealed class EvaluationSweep(
    HubStore store, ProfileStore profiles, Evaluations evaluations, Tokens tokens, TimeProvider clock, ILogger<EvaluationSweep> logger)
{
    /// <summary>Actions of an entity-group transaction.</summary>
    private const int MostActions = 100;

    /// <summary>Sends a token a range; behind them, so that they do not wait for it, one a range to count the city's values.</summary>
    /// <returns>How many ranges.</returns>
    public async Task<int> StartAsync(CancellationToken cancellation)
    {
        var occasion = $"{clock.GetUtcNow():yyyyMMddHHmm}";
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
        logger.LogInformation("Range {Range}: {Count} enterprises evaluated again", range, counts.Sum());
    }

    private async Task<int> SweepBucketAsync(int bucket, EvaluationRound round, CancellationToken cancellation)
    {
        var partition = ProfileRow.PartitionOf(bucket);
        var due = EvaluationColumns.Due(round.Known.Instant, round.Method.Version, round.Known.Fingerprint);
        var rows = await profiles.ListAsync(bucket, due, cancellation);
        foreach (var chunk in rows.Chunk(MostActions))
        {
            await WriteAsync([.. chunk.Select(row => ActionOf(partition, row, round))], cancellation);
        }

        return rows.Count;
    }

    private static TableTransactionAction ActionOf(string partition, ProfileRow row, EvaluationRound round)
    {
        var columns = new TableEntity(partition, row.Profile.Code);
        EvaluationColumns.Write(columns, round.Evaluate(row.Profile, row.Asked), round.Method);
        return new TableTransactionAction(TableTransactionActionType.UpdateMerge, columns, row.Entity.ETag);
    }

    /// <summary>At once; one by one where a build wrote some of the rows meanwhile.</summary>
    private async Task WriteAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellation)
    {
        try
        {
            await store.Profiles.SubmitTransactionAsync(actions, cancellation);
        }
        catch (TableTransactionFailedException e) when (e.Status == 412 && actions.Count > 1)
        {
            foreach (var action in actions)
            {
                await WriteAsync([action], cancellation);
            }
        }
        catch (TableTransactionFailedException e) when (e.Status == 412)
        {
            logger.LogDebug("A row was built meanwhile and so evaluated");
        }
    }
}
