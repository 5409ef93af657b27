using System.Threading.RateLimiting;
using Azure.Data.Tables;
using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Domain.Sources;

namespace Hub.Azure.Sources;

/// <summary>Asks a department about one enterprise after the other: all that are known and whose answer is stale, within rate and quota.</summary>
public sealed class PerSubjectPull(DepartmentClients clients, ProfileStore profiles, HubStore store, TimeProvider clock)
{
    private const int SubjectsPerCheckpoint = 500;
    private const int MostRounds = 4;

    /// <summary>So many bad replies among the subjects of one checkpoint are no accident: the department is sick, and the pull pauses.</summary>
    private const int MostFaults = 32;

    private static readonly TimeSpan s_betweenRounds = TimeSpan.FromSeconds(1);

    /// <summary>Asks until all are asked, the day's quota is used up, or the slice ends.</summary>
    /// <returns>Whether there is nothing left to ask in this run.</returns>
    public async Task<bool> PullAsync(
        Interface @interface, PerSubjectSource source, BatchWriter writer, DateTimeOffset until, CancellationToken cancellation)
    {
        var client = clients.For(@interface.DepartmentId);
        await using var limiter = LimiterOf(source);
        var staleBefore = clock.GetUtcNow().AddDays(-@interface.TtlDays);
        while (true)
        {
            var codes = await profiles.StaleAsync(@interface.Id, writer.Batch.Cursor, staleBefore, SubjectsPerCheckpoint, cancellation);
            var granted = await GrantAsync(@interface.Id, source.PerDay, codes.Count, cancellation);
            await AskPatientlyAsync(@interface.Id, client, source, [.. codes.Take(granted)], limiter, writer, cancellation);
            if (granted < codes.Count || codes.Count < SubjectsPerCheckpoint)
            {
                await writer.FinishAsync(writer.Evidence.End, granted < codes.Count ? $"the day's quota of {source.PerDay} questions is used up" : null, cancellation);
                return true;
            }

            await writer.CheckpointAsync(writer.Evidence.End, codes[^1], cancellation);
            if (clock.GetUtcNow() >= until)
            {
                return false;
            }
        }
    }

    /// <summary>
    /// Asks, and after a pause asks those again who got no answer: one bad reply must cost neither the other answers nor the
    /// enterprise its turn. Who has none in the end stays stale and is asked again in a later run.
    /// </summary>
    private async Task AskPatientlyAsync(
        string interfaceId, HttpClient client, PerSubjectSource source, IReadOnlyList<string> codes, RateLimiter limiter, BatchWriter writer,
        CancellationToken cancellation)
    {
        var round = await AskAllAsync(client, source, codes, limiter, writer, cancellation);
        for (var rounds = 1; round.Unanswered.Count > 0 && rounds < MostRounds; rounds++)
        {
            await Task.Delay(s_betweenRounds, clock, cancellation);
            var granted = await GrantAsync(interfaceId, source.PerDay, round.Unanswered.Count, cancellation);
            round = await AskAllAsync(client, source, [.. round.Unanswered.Take(granted)], limiter, writer, cancellation);
        }

        if (round.Fault is { } fault && round.Unanswered.Count == codes.Count)
        {
            throw fault;
        }
    }

    private async Task<Round> AskAllAsync(
        HttpClient client, PerSubjectSource source, IReadOnlyList<string> codes, RateLimiter limiter, BatchWriter writer, CancellationToken cancellation)
    {
        var round = new Round();
        await Parallel.ForEachAsync(
            codes,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation },
            async (code, stop) =>
            {
                using var lease = await limiter.AcquireAsync(1, stop);
                try
                {
                    using var reply = await Reply.GetAsync(client, source.Path.TrimStart('/').Replace("{code}", code), stop);
                    round.Note(code, () => Take(code, source, reply, writer));
                }
                catch (DepartmentUnreachableException e)
                {
                    round.Note(code, e);
                }
            });
        return round;
    }

    /// <summary>Takes an answer; false if the department could not answer now.</summary>
    private bool Take(string code, PerSubjectSource source, Reply reply, BatchWriter writer)
    {
        var result = reply.Text(source.Reply.Field) ?? "absent";
        var isAnswer = source.Reply.Ok.Contains(result);
        if (!isAnswer && !source.Reply.NoRecord.Contains(result))
        {
            return source.Reply.Unreached.Contains(result) || source.Reply.QuotaExceeded.Contains(result)
                ? false
                : throw new DepartmentUnreachableException($"the reply code “{result}” is none of those the catalog knows");
        }

        var items = isAnswer ? reply.Records(source.Items) : [];
        var start = writer.Evidence.End;
        writer.Evidence.Append(reply.Bytes);
        writer.AddAnswer(code, items, writer.PointTo(start, reply.Bytes.Length), clock.GetUtcNow());
        return true;
    }

    /// <summary>Takes questions out of the day's quota, which counts across processes and runs.</summary>
    private async Task<int> GrantAsync(string interfaceId, int perDay, int wanted, CancellationToken cancellation)
    {
        var day = clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyyMMdd");
        while (true)
        {
            var row = await store.Interfaces.FindAsync("quota", $"{interfaceId}-{day}", cancellation);
            var used = row?.GetInt32("used") ?? 0;
            var granted = Math.Clamp(perDay - used, 0, wanted);
            var next = new TableEntity("quota", $"{interfaceId}-{day}") { ["used"] = used + granted };
            var done = row is null
                ? await store.Interfaces.TryAddAsync(next, cancellation)
                : await store.Interfaces.TryReplaceAsync(next, row.ETag, cancellation);
            if (done)
            {
                return granted;
            }
        }
    }

    private static TokenBucketRateLimiter LimiterOf(PerSubjectSource source) => new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = Math.Max(1, source.PerSecond / 10),
        TokensPerPeriod = Math.Max(1, source.PerSecond / 10),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(0.1, 1.0 / source.PerSecond)),
        QueueLimit = int.MaxValue,
    });

    /// <summary>Who was asked without getting an answer. Answers come in parallel and are taken one at a time.</summary>
    private sealed class Round
    {
        private readonly Lock _taking = new();
        private int _faults;

        public List<string> Unanswered { get; } = [];

        public DepartmentUnreachableException? Fault { get; private set; }

        public void Note(string code, Func<bool> take)
        {
            lock (_taking)
            {
                if (!take())
                {
                    Unanswered.Add(code);
                }
            }
        }

        public void Note(string code, DepartmentUnreachableException fault)
        {
            lock (_taking)
            {
                Fault = fault;
                Unanswered.Add(code);
                if (++_faults > MostFaults)
                {
                    throw fault;
                }
            }
        }
    }
}
