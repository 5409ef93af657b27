using System.Diagnostics;
using System.Text;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;

namespace Hub.Bench;

/// <summary>Ten times as much must take about ten times as long: a record of unknown fields, and a section of many items.</summary>
internal static class Growing
{
    private const int Rounds = 10;

    public static void Run(Interface @interface)
    {
        var normaliser = new Normaliser(@interface);
        var now = TimeProvider.System.GetUtcNow();
        Compare("unknown fields of a record", 10_000, UnknownFields, json => normaliser.Normalise(json, now));
        Compare("items of a section", 2_000, count => Items(count, now), items => Folding.Fold(Section.Empty(@interface.Id), new SectionShape(SectionKind.List, ["id"], null), items));
    }

    private static void Compare<T>(string what, int few, Func<int, T> make, Action<T> work)
    {
        var (one, ten) = (Best(make(few), work), Best(make(few * 10), work));
        Console.WriteLine($"{what}: {few:N0} in {one.TotalMilliseconds:N1} ms, {few * 10:N0} in {ten.TotalMilliseconds:N1} ms: {ten / one:N1} times");
    }

    private static TimeSpan Best<T>(T input, Action<T> work) => Enumerable.Range(0, Rounds).Min(_ =>
    {
        var started = Stopwatch.GetTimestamp();
        work(input);
        return Stopwatch.GetElapsedTime(started);
    });

    private static byte[] UnknownFields(int count) =>
        Encoding.UTF8.GetBytes($"{{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"未知{i}\":\"x\""))}}}");

    private static List<StagedRecord> Items(int count, DateTimeOffset now) =>
    [
        .. Enumerable.Range(0, count).Select(i => new StagedRecord(
            "91330502MA2B00019K", StagedKind.Item, $"{i * 7919L % count}", now, now, i, "run", new EvidencePointer("e", i, 1), "x"u8.ToArray(), (ulong)i)),
    ];
}
