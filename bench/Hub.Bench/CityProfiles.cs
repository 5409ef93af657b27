using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Simulator;

namespace Hub.Bench;

/// <summary>
/// The profiles of the simulator's city as a night would leave them: every department's records of a fixed day, normalised and folded.
/// The day is fixed, so that figures can be compared.
/// </summary>
internal sealed class CityProfiles
{
    private const string Run = "run";
    private static readonly DateOnly s_businessDate = new(2026, 11, 20);

    private readonly City _city;
    private readonly Catalog _catalog;
    private readonly List<(Interface Interface, Normaliser Normaliser)> _interfaces;
    private int _rejected;

    public CityProfiles(Catalog catalog, int enterprises, Coverage coverage)
    {
        (_catalog, _city) = (catalog, new City(1, enterprises, coverage: coverage));
        _interfaces = [.. City.Interfaces.Select(id => catalog.FindInterface(id)!).Select(i => (i, new Normaliser(i)))];
        Received = new DateTimeOffset(s_businessDate.AddDays(1).ToDateTime(new TimeOnly(2, 0)), TimeSpan.FromHours(8));
        Known = new KnownInterfaces(catalog, id => new InterfaceState(id, Received, Received, Run), Received.AddHours(1));
    }

    /// <summary>How many enterprises there are.</summary>
    public int Count => _city.Count;

    /// <summary>When everything was received.</summary>
    public DateTimeOffset Received { get; }

    /// <summary>All interfaces have delivered; evaluated is an hour later.</summary>
    public KnownInterfaces Known { get; }

    /// <summary>Records that the normaliser did not accept; a faultless city has none.</summary>
    public int Rejected => _rejected;

    /// <summary>When each interface that is asked one enterprise at a time answered.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Asked =>
        _catalog.Interfaces.Where(i => i.Source is PerSubjectSource).ToDictionary(i => i.Id, _ => Received);

    /// <summary>The profile of the enterprise of a number.</summary>
    public Profile Of(int number)
    {
        var enterprise = _city[number];
        return Profile.Empty(enterprise.CreditCode) with
        {
            Version = 1,
            VersionTime = Received,
            CatalogVersion = _catalog.Version,
            Sections = [.. _interfaces.Select(i => SectionOf(i.Interface, i.Normaliser, enterprise)).Where(s => s.Items.Count > 0 || s.AnsweredAsOf is not null)],
        };
    }

    private Section SectionOf(Interface @interface, Normaliser normaliser, Enterprise enterprise)
    {
        var told = ToldRecords.Of(_city, @interface.Id, enterprise, s_businessDate).SelectMany(json => Normalised(normaliser, json.Span)).ToList();
        Interlocked.Add(ref _rejected, told.Count(r => !r.IsClean));
        var records = told.Where(r => r.IsClean).Select((record, i) => Staged(@interface, record, i));
        var section = Folding.Fold(Section.Empty(@interface.Id), @interface.Section, records);
        return @interface.Source is PerSubjectSource ? section with { AnsweredAsOf = Received } : section;
    }

    private IReadOnlyList<NormalisedRecord> Normalised(Normaliser normaliser, ReadOnlySpan<byte> json) =>
        normaliser.HasRows ? [.. normaliser.NormaliseRows(json, Received).Select(r => r.Record)] : [normaliser.Normalise(json, Received)];

    private StagedRecord Staged(Interface @interface, NormalisedRecord record, int i) => new(
        record.Code!, record.Deleted ? StagedKind.Deletion : StagedKind.Item, record.ItemKey, record.AsOf, Received, i, Run,
        new EvidencePointer($"{@interface.Id}/{Run}/0001", i * 400L, 400), record.Content, record.Hash);
}
