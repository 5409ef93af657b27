using System.Threading.RateLimiting;
using Hub.Azure.Intake;
using Hub.Domain.Sources;

namespace Hub.Azure.Sources;

/// <summary>Asks about enterprises, many at a time within the department's rate, and gives the answers to the batch writer.</summary>
internal sealed class Questions(IDesk desk, PerSubjectSource source, BatchWriter writer, TimeProvider clock) : IAsyncDisposable
{
    private const int AtATime = 16;

    private readonly TokenBucketRateLimiter _limiter = new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = TenthOf(source.PerSecond),
        TokensPerPeriod = TenthOf(source.PerSecond),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(0.1, 1.0 / source.PerSecond)),
        QueueLimit = int.MaxValue,
    });

    /// <summary>What is asked in a tenth of a second: a tenth less than granted, for no second of the department's begins with ours.</summary>
    private static int TenthOf(int perSecond) => Math.Max(1, perSecond * 9 / 100);

    /// <summary>Asks about each enterprise once.</summary>
    /// <exception cref="DepartmentUnreachableException">Too many replies were none.</exception>
    public async Task<QuestionRound> AskAsync(IReadOnlyList<string> codes, CancellationToken cancellation)
    {
        var round = new QuestionRound();
        await Parallel.ForEachAsync(
            codes,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
            async (code, stop) =>
            {
                using var lease = await _limiter.AcquireAsync(1, stop);
                await AskAsync(code, round, stop);
            });
        return round;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _limiter.DisposeAsync();

    private async Task AskAsync(string code, QuestionRound round, CancellationToken cancellation)
    {
        if (round.IsOutOfQuota)
        {
            round.NoteUnasked(code);
            return;
        }

        try
        {
            using var answer = await desk.AskAsync(Question.About(code), cancellation);
            round.Note(code, answer, () => Take(code, answer));
        }
        catch (DepartmentUnreachableException e)
        {
            round.Note(code, e);
        }
    }

    private void Take(string code, SourceAnswer answer)
    {
        var start = writer.Evidence.End;
        writer.Evidence.Append(answer.Reply.Bytes);
        writer.NoteSourceAsOf(answer.SourceAsOf);
        writer.AddAnswer(code, answer.Records, writer.PointTo(start, answer.Reply.Bytes.Length), clock.GetUtcNow(), answer.AsOf);
    }
}
