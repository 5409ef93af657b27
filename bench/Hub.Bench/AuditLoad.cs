using System.Diagnostics;
using Hub.Azure.Trust.Audit;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Audit;
using Hub.Embedded.Azurite;
using Hub.Functions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hub.Bench;

/// <summary>Whether the record of access keeps up: entries at a steady rate, sealed by the hub's timer, and nothing left a minute later.</summary>
internal sealed class AuditLoad(int perSecond, int seconds)
{
    private const int TicksASecond = 50;
    private static readonly TimeSpan s_afterwards = TimeSpan.FromSeconds(61);

    private readonly List<double> _milliseconds = [];

    public async Task<int> RunAsync(CancellationToken stop)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), stop);
        using var hub = HubApplication.Build([.. BenchSettings.For(azurite, new Uri("http://127.0.0.1:0")).Select(s => $"--{s.Key}={s.Value}")]);
        await hub.StartAsync(stop);
        var took = await WriteAsync(hub.Services.GetRequiredService<AuditLog>(), stop);
        _milliseconds.Sort();
        Console.WriteLine($"{perSecond * seconds:N0} entries in {took.TotalSeconds:N1} s; durable after {At(0.5):N1} ms (median), {At(0.99):N1} ms (99 %), {_milliseconds[^1]:N0} ms (most)");
        var left = await LeftAsync(hub.Services, stop);
        await hub.StopAsync(CancellationToken.None);
        return left == 0 ? 0 : 1;
    }

    /// <summary>Each caller waits for its own entry; the ticks do not wait for them.</summary>
    private async Task<TimeSpan> WriteAsync(AuditLog log, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        var writing = new List<Task<double>>();
        using var ticks = new PeriodicTimer(TimeSpan.FromSeconds(1) / TicksASecond);
        for (var tick = 1; tick <= seconds * TicksASecond; tick++)
        {
            await ticks.WaitForNextTickAsync(stop);
            var due = (long)perSecond * tick / TicksASecond;
            while (writing.Count < due)
            {
                writing.Add(WriteAsync(log, writing.Count, stop));
            }
        }

        _milliseconds.AddRange(await Task.WhenAll(writing));
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task<double> WriteAsync(AuditLog log, int number, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        var entry = new AuditEntry(TimeProvider.System.GetUtcNow(), "bench-bank", CallerRole.Bank, "ReadProfile", "GET /api/v1/enterprises/91330502MA2B00019K/profile", 200, AuditEntry.Granted)
        {
            CreditCode = $"91330502MA{number % 23_145:d8}", Purpose = "PRE_LOAN", Consent = "c-1", Interfaces = [.. Enumerable.Range(1, 20).Select(i => $"I{i:d2}")],
            FieldHash = ChainOpening.None,
        };
        await log.RecordAsync([entry], stop);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task<int> LeftAsync(IServiceProvider services, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        using var ticks = new PeriodicTimer(TimeSpan.FromSeconds(1));
        int left;
        do
        {
            await ticks.WaitForNextTickAsync(stop);
            var state = await services.GetRequiredService<SealStates>().ReadAsync(stop);
            var parts = await services.GetRequiredService<UnsealedEntries>().ReadAsync(await services.GetRequiredService<UnsealedEntries>().DiscoverAsync(state, stop), stop);
            left = parts.Sum(p => p.Entries.Count);
            if (left == 0)
            {
                Console.WriteLine($"everything sealed {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s later, {state.Number} seals, {state.LastChain} chains");
                return 0;
            }
        }
        while (Stopwatch.GetElapsedTime(started) < s_afterwards);

        Console.WriteLine($"{left:N0} entries are unsealed after {s_afterwards.TotalSeconds:N0} s");
        return left;
    }

    private double At(double share) => _milliseconds[(int)((_milliseconds.Count - 1) * share)];
}
