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
            await AskAllAsync(client, source, codes.Take(granted), limiter, writer, cancellation);
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

    private async Task AskAllAsync(
        HttpClient client, PerSubjectSource source, IEnumerable<string> codes, RateLimiter limiter, BatchWriter writer, CancellationToken cancellation)
    {
        var taking = new Lock();
        await Parallel.ForEachAsync(
            codes,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation },
            async (code, stop) =>
            {
                using var lease = await limiter.AcquireAsync(1, stop);
                using var reply = await Reply.GetAsync(client, source.Path.TrimStart('/').Replace("{code}", code), stop);
                lock (taking)
                {
                    Take(code, source, reply, writer);
                }
            });
    }

    private void Take(string code, PerSubjectSource source, Reply reply, BatchWriter writer)
    {
        var result = reply.Text(source.Reply.Field) ?? "absent";
        var isAnswer = source.Reply.Ok.Contains(result);
        if (!isAnswer && !source.Reply.NoRecord.Contains(result))
        {
            if (source.Reply.Unreached.Contains(result) || source.Reply.QuotaExceeded.Contains(result))
            {
                // Not asked with success: the enterprise stays stale and is asked again in a later run.
                return;
            }

            throw new DepartmentUnreachableException($"the reply code “{result}” is none of those the catalog knows");
        }

        var start = writer.Evidence.End;
        writer.Evidence.Append(reply.Bytes);
        var items = isAnswer ? reply.Records(source.Items) : [];
        writer.AddAnswer(code, items, writer.PointTo(start, reply.Bytes.Length), clock.GetUtcNow());
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
}
