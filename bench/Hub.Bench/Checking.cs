using System.Diagnostics;
using Hub.Domain.Intake;
using Hub.Domain.Intake.Quality;
using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;

namespace Hub.Bench;

/// <summary>What the quality rules cost on one core, for records that are normalised already.</summary>
internal static class Checking
{
    private const int Rounds = 20;

    public static void Run(Interface @interface, QualityRules rules, IReadOnlyList<byte[]> records)
    {
        var received = TimeProvider.System.GetUtcNow();
        var normaliser = new Normaliser(@interface);
        var contents = records.Select(r => normaliser.Normalise(r, received).Content).Where(c => c.Length > 0).ToList();
        var check = rules.OfRecords(@interface.Id)!.Check();
        var today = DateValue.DayOf(received);
        var hits = contents.Sum(c => check.Hits(c.Span, today).Count);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        contents.ForEach(c => check.Hits(c.Span, today));
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var quickest = Enumerable.Range(0, Rounds).Min(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            contents.ForEach(c => check.Hits(c.Span, today));
            return Stopwatch.GetElapsedTime(started);
        });
        Console.WriteLine($"{contents.Count:N0} records of {@interface.Id}, {hits:N0} hits");
        Console.WriteLine($"checking: {contents.Count / quickest.TotalSeconds:N0} records/s, {allocated / contents.Count:N0} bytes allocated a record");
    }
}
