using System.Text;
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
        var records = Normalise(@interface, await folder.RecordsAsync(@interface.Source));
        var enterprise = folder.Section.GetProperty("enterprise").GetString()!;

        Assert.Equal("", string.Join("; ", records.SelectMany(r => r.Errors)));
        var section = Folding.Fold(Section.Empty(interfaceId), @interface.Section, Staged(@interface, records.Where(r => r.Code == enterprise)));

        Assert.Equal("", SectionLines.Difference(SectionLines.Of(folder.Section), SectionLines.Of(section)));
    }

    private static List<NormalisedRecord> Normalise(Interface @interface, IEnumerable<RawRecord> records)
    {
        var normaliser = new Normaliser(@interface);
        return [.. records.Select(r => normaliser.Normalise(r.Json.Span, s_received))];
    }

    private static IEnumerable<StagedRecord> Staged(Interface @interface, IEnumerable<NormalisedRecord> records) => records.Select((r, i) => new StagedRecord(
        r.Code!, r.Deleted ? StagedKind.Deletion : StagedKind.Item, r.ItemKey, r.AsOf, s_received, i, "run", new EvidencePointer("blob", 0, 0), r.Content, r.Hash));
}
