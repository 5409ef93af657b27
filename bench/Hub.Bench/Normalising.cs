using System.Diagnostics;
using System.Text.Json;
using Hub.Domain.Intake;
using Hub.Domain.Sources;

namespace Hub.Bench;

/// <summary>How fast records are normalised on one core, beside only reading the same bytes.</summary>
internal static class Normalising
{
    private const int Rounds = 30;

    public static void Run(IReadOnlyList<(Interface Interface, IReadOnlyList<byte[]> Records)> deliveries)
    {
        var normalisers = deliveries.ToDictionary(d => d.Interface.Id, d => new Normaliser(d.Interface));
        var received = TimeProvider.System.GetUtcNow();
        var count = deliveries.Sum(d => d.Records.Count);
        var bytes = deliveries.Sum(d => d.Records.Sum(r => (long)r.Length));
        var reading = Best(() => deliveries.Sum(d => d.Records.Sum(Read)));
        var normalising = Best(() => deliveries.Sum(d => d.Records.Sum(r => normalisers[d.Interface.Id].Normalise(r, received).Content.Length)));
        Console.WriteLine($"{count:N0} records of {deliveries.Count} interfaces, {bytes / 1e6:N1} MB");
        Console.WriteLine($"reading with Utf8JsonReader: {count / reading.TotalSeconds:N0} records/s, {bytes / 1e6 / reading.TotalSeconds:N0} MB/s");
        Console.WriteLine($"normalising:                 {count / normalising.TotalSeconds:N0} records/s, {bytes / 1e6 / normalising.TotalSeconds:N0} MB/s");
        Console.WriteLine($"ratio: {normalising / reading:N1}");
    }

    /// <summary>The quickest of some rounds: the others were disturbed.</summary>
    private static TimeSpan Best(Func<long> work)
    {
        work();
        return Enumerable.Range(0, Rounds).Min(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            work();
            return Stopwatch.GetElapsedTime(started);
        });
    }

    private static long Read(byte[] record)
    {
        var tokens = 0L;
        var reader = new Utf8JsonReader(record);
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }
}
