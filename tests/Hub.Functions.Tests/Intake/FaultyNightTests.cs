using System.Text.Json;
using Hub.Domain.Profiles;
using Hub.Simulator;

namespace Hub.Functions.Tests.Intake;

/// <summary>All 38 interfaces, eleven pushed and the others pulled, in two cities that tell the same: one well, one ill.</summary>
public sealed class FaultyNightTests(AzuriteFixture azurite)
{
    private const double Probability = 0.08;

    private static readonly FaultKind[] s_survivable =
    [
        FaultKind.Slow, FaultKind.TooManyRequests, FaultKind.ServerErrors, FaultKind.CutMidBody, FaultKind.MalformedJson,
        FaultKind.WrongTypes, FaultKind.DuplicatePages, FaultKind.OutOfOrderPages, FaultKind.UnknownFields,
    ];

    /// <summary>A source behind the platform is down, another's quota is used up, a department is in maintenance beyond the run's deadline.</summary>
    private static readonly Dictionary<string, Fault> s_unavailable = new()
    {
        ["I07"] = Fault.Chance(FaultKind.SourceDown, 1),
        ["I19"] = Fault.Chance(FaultKind.QuotaExhausted, 1),
        ["I32"] = Fault.Lasting(FaultKind.Maintenance, TimeSpan.FromHours(9)),
    };

    private readonly string _wellAccount = azurite.TakeAccount();
    private readonly string _illAccount = azurite.TakeAccount();

    [Fact]
    public async Task A_night_with_every_fault_ends_as_one_without_but_for_what_the_manifest_names()
    {
        using var catalog = new EditableCatalog();
        catalog.PageBy(25);

        // What needs a natural person's consent no bank sees: here it is opened, so that its manifest is compared too.
        catalog.OpenPersons();
        await using var well = await FullCity.StartAsync(24, months: 4);
        await using var ill = await FullCity.StartAsync(24, months: 4);
        SwitchOn(ill.Faults);

        var expected = await NightAsync(_wellAccount, well, catalog, null);
        var found = await NightAsync(_illAccount, ill, catalog, ill.Faults);

        Assert.All(s_survivable, kind => Assert.True(City.Interfaces.Sum(id => ill.Faults.Shown(id, kind)) > 0, $"{kind} was never shown"));
        Assert.Equal(expected.Keys, found.Keys);
        Assert.Equal(Differing(expected, found), Named(expected, found));
        foreach (var code in expected.Keys)
        {
            Assert.All(s_unavailable.Keys, id => Assert.Equal("notReached", found[code][id].State));
        }
    }

    private static void SwitchOn(Faults faults)
    {
        faults.SwitchOnAll(Probability);
        foreach (var (id, fault) in s_unavailable)
        {
            faults.SwitchOn(id, fault);
        }

        // A file that ends after two thirds of its bytes may end between two lines: nobody can tell that from a whole one.
        faults.SwitchOn("I05", Fault.Times(FaultKind.MalformedJson, 0), Fault.Times(FaultKind.ServerErrors));
        faults.SwitchOn("I16", Fault.Times(FaultKind.MalformedJson, 0), Fault.Times(FaultKind.CutMidBody), Fault.Times(FaultKind.WrongTypes, after: 1));
        faults.SwitchOn("I36", Fault.Times(FaultKind.MalformedJson, 0), Fault.Times(FaultKind.CutMidBody, 2));
        faults.SwitchOn("I10", Fault.Times(FaultKind.WrongSignature));
        faults.SwitchOn("I24", Fault.Times(FaultKind.MalformedJson));
        faults.SwitchOn("I33", Fault.Times(FaultKind.WrongTypes));
        faults.SwitchOn("I27", Fault.Times(FaultKind.WrongTypes));
    }

    /// <summary>What a bank is told of every section after pushes and a night, and what is stored of it.</summary>
    private static async Task<SortedDictionary<string, Dictionary<string, Told>>> NightAsync(
        string account, DepartmentServer city, EditableCatalog catalog, Faults? faults)
    {
        await using var hub = await HubUnderTest.StartAsync(
            account, city.BaseAddress, ("Hub:CatalogPath", catalog.Folder), ("Hub:PullAttempts", "6"), ("Hub:PullRetryDelay", "00:00:00.1"));
        await PushingDepartments.PushAllAsync(hub, city, faults);
        await hub.RunAsync();

        var all = new SortedDictionary<string, Dictionary<string, Told>>(StringComparer.Ordinal);
        foreach (var (code, profile) in await StoredProfiles.ReadAsync(account))
        {
            var told = await hub.ProfileAsync(code);
            all[code] = City.Interfaces.ToDictionary(id => id, id => new Told(Api.State(told, id)!, ContentOf(profile.Find(id))));
        }

        return all;
    }

    /// <summary>Sections that are not the same, by enterprise and interface.</summary>
    private static List<string> Differing(
        SortedDictionary<string, Dictionary<string, Told>> expected, SortedDictionary<string, Dictionary<string, Told>> found) =>
        [.. Pairs(expected, found).Where(p => p.Expected != p.Found).Select(p => p.Name)];

    /// <summary>Sections that the ill city's manifest excuses and the other's does not.</summary>
    private static List<string> Named(
        SortedDictionary<string, Dictionary<string, Told>> expected, SortedDictionary<string, Dictionary<string, Told>> found) =>
        [.. Pairs(expected, found).Where(p => p.Found.State is "notReached" or "stale" or "quarantined" && p.Expected.State != p.Found.State).Select(p => p.Name)];

    private static IEnumerable<(string Name, Told Expected, Told Found)> Pairs(
        SortedDictionary<string, Dictionary<string, Told>> expected, SortedDictionary<string, Dictionary<string, Told>> found) =>
        expected.SelectMany(profile => profile.Value.Select(told => ($"{profile.Key} {told.Key}", told.Value, found[profile.Key][told.Key])));

    private static string ContentOf(Section? section) => StoredProfiles.Describe(section is null ? null : section with { Quarantine = [] });

    /// <summary>What is said of a section.</summary>
    private sealed record Told(string State, string Content);
}
