using System.Globalization;
using Azure.Data.Tables;

namespace Hub.Azure.Trust.Consents;

/// <summary>A self-report that was taken.</summary>
/// <param name="Number">The number of the report.</param>
/// <param name="TakenAt">When.</param>
public sealed record SelfReport(string Number, DateTimeOffset TakenAt);

/// <summary>
/// Counts an enterprise's self-reports, the signed reports that it makes of itself: two a year are free (征信业管理条例 art. 17), by the calendar year of China [P]. Each has a row of
/// its own that is inserted once, so that two at the same time are never the same one nor a third.
/// </summary>
public sealed class SelfReports(HubStore store, TimeProvider clock)
{
    /// <summary>Free reports a year.</summary>
    public const int FreeAYear = 2;

    private static readonly TimeSpan s_china = TimeSpan.FromHours(8);

    /// <summary>When the next year's reports begin.</summary>
    public DateTimeOffset NextFree => new(clock.GetUtcNow().ToOffset(s_china).Year + 1, 1, 1, 0, 0, 0, s_china);

    /// <summary>Counts a report; the same number counts once. Null if none is free any more this year.</summary>
    public async Task<SelfReport?> TakeAsync(string creditCode, string report, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        for (var number = 1; number <= FreeAYear; number++)
        {
            var row = new TableEntity(creditCode, KeyOf(now, number)) { ["report"] = report, ["at"] = now };
            if (await store.Consents.TryAddAsync(row, cancellation))
            {
                return Of(row);
            }

            if (await store.Consents.FindAsync(creditCode, row.RowKey, cancellation) is { } taken && taken.GetString("report") == report)
            {
                return Of(taken);
            }
        }

        return null;
    }

    /// <summary>Those taken this year.</summary>
    public async Task<IReadOnlyList<SelfReport>> ListAsync(string creditCode, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var rows = await Task.WhenAll(Enumerable.Range(1, FreeAYear).Select(n => store.Consents.FindAsync(creditCode, KeyOf(now, n), cancellation)));
        return [.. rows.OfType<TableEntity>().Select(Of)];
    }

    private static string KeyOf(DateTimeOffset at, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{ConsentStore.Besides}self-{at.ToOffset(s_china).Year}-{number}");

    private static SelfReport Of(TableEntity row) => new(row.GetString("report"), row.GetDateTimeOffset("at")!.Value);
}
