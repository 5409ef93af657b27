using Azure.Data.Tables;
using Hub.Azure.Intake;
using Hub.Domain.Intake.Values;

namespace Hub.Azure.Sources;

/// <summary>The questions a department grants a day, counted across processes and runs in the table <c>interfaces</c>.</summary>
public sealed class DailyQuota(HubStore store, TimeProvider clock)
{
    private const string Partition = "quota";

    /// <summary>Takes questions out of the day's quota (a day of China).</summary>
    /// <returns>How many of those wanted are granted.</returns>
    public async Task<int> TakeAsync(string interfaceId, int perDay, int wanted, CancellationToken cancellation)
    {
        var key = $"{interfaceId}-{DateValue.DayOf(clock.GetUtcNow()):yyyyMMdd}";
        while (true)
        {
            var row = await store.Interfaces.FindAsync(Partition, key, cancellation);
            var used = row?.GetInt32("used") ?? 0;
            var granted = Math.Clamp(perDay - used, 0, wanted);
            var next = new TableEntity(Partition, key) { ["used"] = used + granted };
            var isDone = row is null
                ? await store.Interfaces.TryAddAsync(next, cancellation)
                : await store.Interfaces.TryReplaceAsync(next, row.ETag, cancellation);
            if (isDone)
            {
                return granted;
            }
        }
    }
}
