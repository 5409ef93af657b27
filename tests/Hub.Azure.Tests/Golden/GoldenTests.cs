using Hub.Azure.Intake;
using Hub.Azure.Intake.Formats;
using Hub.Azure.Sources;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;

namespace Hub.Azure.Tests.Golden;

/// <summary>A recorded delivery of each of the interfaces becomes the section that was written beside it by hand.</summary>
public sealed class GoldenTests
{
    private static readonly DateTimeOffset s_received = new(2026, 11, 21, 2, 30, 0, TimeSpan.FromHours(8));

    private static readonly Catalog s_catalog = CatalogFiles.Load(Repository.PathOf("catalog"));

    public static TheoryData<string> Folders => [.. GoldenFolder.All];

    [Fact]
    public void Every_interface_has_a_recorded_delivery() => Assert.Equal(s_catalog.Interfaces.Select(i => i.Id), GoldenFolder.All);

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task A_delivery_becomes_its_section(string interfaceId)
    {
        var @interface = s_catalog.FindInterface(interfaceId)!;
        var folder = new GoldenFolder(interfaceId);
        var enterprise = folder.Section.GetProperty("enterprise").GetString()!;

        var staged = Stage(@interface, await folder.RecordsAsync(@interface.Source), enterprise, AsOfOf(@interface.Source, folder));
        var section = Folding.Fold(Section.Empty(interfaceId), @interface.Section, staged);

        // Not Assert.Equal, which would cut the text after fifty characters.
        var difference = SectionLines.Difference(SectionLines.Of(folder.Section), SectionLines.Of(@interface, section));
        Assert.True(difference.Length == 0, difference);
    }

    /// <summary>What counts for records without an as-of and a period of their own: what the platform says, otherwise the receipt.</summary>
    private static DateTimeOffset AsOfOf(Source source, GoldenFolder folder) =>
        source is PagedSource { Platform: not null } or PerSubjectSource { Platform: not null } ? folder.PlatformAsOf : s_received;

    private static IEnumerable<StagedRecord> Stage(Interface @interface, List<RawRecord> raw, string enterprise, DateTimeOffset asOf)
    {
        var normaliser = new Normaliser(@interface);
        if (@interface.Source is PerSubjectSource)
        {
            var answer = Answer.Of(enterprise, [.. raw.SelectMany(r => Normalised(normaliser, r, asOf))]);
            Assert.Equal("", string.Join("; ", answer.Errors));
            return [Staged(enterprise, StagedKind.Answer, "", asOf, 0, answer.ToContent())];
        }

        var records = raw.SelectMany(r => Normalised(normaliser, r, asOf)).ToList();
        Assert.Equal("", string.Join("; ", records.SelectMany(r => r.Errors)));
        return records.Where(r => r.Code == enterprise)
            .Select((r, i) => Staged(enterprise, r.Deleted ? StagedKind.Deletion : StagedKind.Item, r.ItemKey, r.AsOf, i, r.Content));
    }

    /// <summary>Taken apart where one source record holds many of ours.</summary>
    private static IEnumerable<NormalisedRecord> Normalised(Normaliser normaliser, RawRecord raw, DateTimeOffset asOf) => normaliser.HasRows
        ? [.. normaliser.NormaliseRows(raw.Json.Span, asOf).Select(row => row.Record)]
        : [normaliser.Normalise(raw.Json.Span, asOf)];

    private static StagedRecord Staged(string code, StagedKind kind, string key, DateTimeOffset asOf, long sequence, ReadOnlyMemory<byte> content) =>
        new(code, kind, key, asOf, s_received, sequence, "run", new EvidencePointer("blob", 0, 0), content, 0);
}
