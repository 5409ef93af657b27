using System.Diagnostics;
using System.Security.Cryptography;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Keys;

namespace Hub.Bench;

/// <summary>How fast profiles are made of normalised records on one core, without storage: folded, then packed and sealed.</summary>
internal static class Building
{
    private const int Rounds = 10;

    public static void Run(IReadOnlyList<(Interface Interface, IReadOnlyList<byte[]> Records)> deliveries)
    {
        var enterprises = deliveries.SelectMany(Staged).GroupBy(s => s.Record.Code).Select(g => (g.Key, Records: g.ToLookup(s => s.Interface, s => s.Record))).ToList();
        var keys = deliveries.Where(d => d.Interface.IsSensitive).ToDictionary(d => d.Interface.Id, d => KeyOf(d.Interface.Id));
        var bytes = 0L;
        var quickest = Enumerable.Range(0, Rounds).Min(_ =>
        {
            bytes = 0;
            var started = Stopwatch.GetTimestamp();
            enterprises.ForEach(e => bytes += ProfileBytes.Pack(Fold(e.Key, e.Records), keys.GetValueOrDefault).Length);
            return Stopwatch.GetElapsedTime(started);
        });
        Console.WriteLine($"{enterprises.Count:N0} enterprises, {deliveries.Sum(d => d.Records.Count):N0} records of {deliveries.Count} interfaces");
        Console.WriteLine($"building: {enterprises.Count / quickest.TotalSeconds:N0} enterprises/s, {bytes / enterprises.Count:N0} bytes a profile");
    }

    /// <summary>A key in memory, as a build has it.</summary>
    private static DataKey KeyOf(string interfaceId) =>
        new(DataKeyName.At(interfaceId, KeyUse.Profile, TimeProvider.System.GetUtcNow()), RandomNumberGenerator.GetBytes(DataKey.Size));

    private static Profile Fold(string code, ILookup<Interface, StagedRecord> records) => records.Aggregate(
        Profile.Empty(code),
        (profile, section) => profile.With(Folding.Fold(Section.Empty(section.Key.Id), section.Key.Section, section)));

    private static IEnumerable<(Interface Interface, StagedRecord Record)> Staged((Interface Interface, IReadOnlyList<byte[]> Records) delivery)
    {
        var normaliser = new Normaliser(delivery.Interface);
        var received = TimeProvider.System.GetUtcNow();
        var evidence = $"{delivery.Interface.Id}/run/0001-{Guid.NewGuid():N}";
        return delivery.Records.Select(json => normaliser.Normalise(json, received)).Where(r => r.IsClean).Select((r, i) => (delivery.Interface, new StagedRecord(
            r.Code!, r.Deleted ? StagedKind.Deletion : StagedKind.Item, r.ItemKey, r.AsOf, received, i, "run", new EvidencePointer(evidence, i * 400L, 400), r.Content, r.Hash)));
    }
}
