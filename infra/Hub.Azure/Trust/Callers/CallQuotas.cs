using System.Collections.Concurrent;
using Azure.Data.Tables;
using Hub.Domain.Intake.Values;

namespace Hub.Azure.Trust.Callers;

/// <summary>What is left of a caller's day.</summary>
/// <param name="Granted">Whether this request is one of them.</param>
/// <param name="Left">Requests that this instance knows to be left.</param>
/// <param name="Renewed">How long until the next day of China begins.</param>
public sealed record QuotaAnswer(bool Granted, int Left, TimeSpan Renewed);

/// <summary>
/// Requests a day, of all instances together. An instance reserves them in lots (a hundredth of the quota, at most 500), so that
/// the table is written once a lot. Never more than the quota is granted; up to a lot an instance may go ungranted when it
/// stops, or while another instance holds it.
/// </summary>
public sealed class CallQuotas(HubStore store, TimeProvider clock)
{
    private const int LotsADay = 100;
    private const int LargestLot = 500;
    private const int DaysKept = 90;
    private const int MostASweep = 50_000;

    private readonly ConcurrentDictionary<string, Lot> _lots = new();
    private DateOnly _day;

    /// <summary>Takes one request out of the caller's day.</summary>
    public async Task<QuotaAnswer> TakeAsync(string caller, int perDay, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var day = DateValue.DayOf(now);
        ForgetOtherDays(day);
        var lot = _lots.GetOrAdd(caller, _ => new Lot());
        await lot.Gate.WaitAsync(cancellation);
        try
        {
            if (lot.Left == 0 && lot.Used < perDay)
            {
                (lot.Left, lot.Used) = await ReserveAsync(caller, day, perDay, cancellation);
            }

            var granted = lot.Left > 0;
            lot.Left -= granted ? 1 : 0;
            return new QuotaAnswer(granted, lot.Left + Math.Max(0, perDay - lot.Used), Midnight(day) - now);
        }
        finally
        {
            lot.Gate.Release();
        }
    }

    /// <summary>Deletes what was counted more than 90 days ago.</summary>
    public Task SweepAsync(CancellationToken cancellation) =>
        store.CallQuotas.DeleteBeforeAsync($"{DateValue.DayOf(clock.GetUtcNow()).AddDays(-DaysKept):yyyyMMdd}", MostASweep, cancellation);

    private async Task<(int Lot, int Used)> ReserveAsync(string caller, DateOnly day, int perDay, CancellationToken cancellation)
    {
        var key = $"{day:yyyyMMdd}";
        while (true)
        {
            var row = await store.CallQuotas.FindAsync(key, caller, cancellation);
            var used = row?.GetInt32("used") ?? 0;
            var lot = Math.Clamp(perDay - used, 0, Math.Clamp(perDay / LotsADay, 1, LargestLot));
            var next = new TableEntity(key, caller) { ["used"] = used + lot };
            var isDone = lot == 0 || (row is null
                ? await store.CallQuotas.TryAddAsync(next, cancellation)
                : await store.CallQuotas.TryReplaceAsync(next, row.ETag, cancellation));
            if (isDone)
            {
                return (lot, used + lot);
            }
        }
    }

    /// <summary>Yesterday's lots are worth nothing today.</summary>
    private void ForgetOtherDays(DateOnly day)
    {
        if (_day != day)
        {
            _day = day;
            _lots.Clear();
        }
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.AddDays(1).ToDateTime(TimeOnly.MinValue), DateValue.Shanghai);

    /// <summary>What an instance has reserved and not yet given; and what all had reserved when it last looked.</summary>
    private sealed class Lot
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Left { get; set; }

        public int Used { get; set; }
    }
}
