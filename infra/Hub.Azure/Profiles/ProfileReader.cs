using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hub.Azure.Intake;
using Hub.Domain.Intake.Quality;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Display;

namespace Hub.Azure.Profiles;

/// <summary>Opens the profiles to callers.</summary>
public sealed class ProfileReader(ProfileStore profiles, InterfaceStates states, Catalog catalog, QualityRules rules, Displaying displaying, TimeProvider clock)
{
    /// <summary>The profiles as one caller sees them now.</summary>
    public async Task<CallerView> OpenAsync(Caller caller, CancellationToken cancellation) =>
        new(caller, profiles, await states.ListAsync(cancellation), catalog, rules, displaying, clock.GetUtcNow());
}

/// <summary>Renders profiles for one caller: the sections it may see, and for every interface how complete the answer is.</summary>
public sealed class CallerView
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Caller _caller;
    private readonly ProfileStore _profiles;
    private readonly IReadOnlyDictionary<string, InterfaceState> _states;
    private readonly Catalog _catalog;
    private readonly QualityRules _rules;
    private readonly Displaying _displaying;
    private readonly DateTimeOffset _now;

    internal CallerView(
        Caller caller, ProfileStore profiles, IReadOnlyDictionary<string, InterfaceState> states, Catalog catalog, QualityRules rules, Displaying displaying,
        DateTimeOffset now) => (_caller, _profiles, _states, _catalog, _rules, _displaying, _now) = (caller, profiles, states, catalog, rules, displaying, now);

    /// <summary>The profile as JSON, or null if nothing is known of the enterprise.</summary>
    /// <param name="code">Credit code.</param>
    /// <param name="asOf">The instant to look from; null for now.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string code, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        var row = asOf is { } instant
            ? await _profiles.FindAsync(code, instant, cancellation)
            : await _profiles.FindAsync(code, cancellation);
        if (row is null)
        {
            return null;
        }

        return Render(asOf is null ? row : await WithMarksOfTodayAsync(row, cancellation), asOf ?? _now);
    }

    /// <summary>What is withheld or repaired today is not opened by looking from an earlier day.</summary>
    private async Task<ProfileRow> WithMarksOfTodayAsync(ProfileRow earlier, CancellationToken cancellation)
    {
        var today = await _profiles.FindAsync(earlier.Profile.Code, cancellation);
        return earlier with { Profile = earlier.Profile with { Marks = Mark.Ordered(earlier.Profile.Marks.Union(today?.Profile.Marks ?? [])) } };
    }

    private ReadOnlyMemory<byte> Render(ProfileRow row, DateTimeOffset now)
    {
        // By the terms of this day, also when looking from an earlier one.
        var seen = _caller.Role == CallerRole.Enterprise ? row : row with { Profile = _displaying.ForReaders(row.Profile, _now).Profile };
        var views = _catalog.Interfaces.Select(i => View(i, seen, now)).ToList();
        var notes = Notes(seen.Profile);
        var json = new ArrayBufferWriter<byte>(8 * 1024);
        using var writer = new Utf8JsonWriter(json, s_writing);
        writer.WriteStartObject();
        writer.WriteString("creditCode", row.Profile.Code);
        writer.WriteNumber("version", row.Profile.Version);
        writer.WriteString("versionTime", row.Profile.VersionTime);
        writer.WriteString("catalogVersion", row.Profile.CatalogVersion);
        writer.WriteStartObject("sections");
        foreach (var view in views.Where(v => v.IsShown))
        {
            SectionJson.Write(view, notes.Where(n => n.Concerns(view.Interface.Id)), _rules.Version, maskPersonal: !_caller.May(Scope.PersonalRead), writer);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("completeness");
        views.ForEach(v => SectionJson.WriteManifest(v, _catalog, writer));
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return json.WrittenMemory;
    }

    private SectionView View(Interface @interface, ProfileRow row, DateTimeOffset now)
    {
        var section = row.Profile.Find(@interface.Id)?.Joined(@interface);
        var state = _states.GetValueOrDefault(@interface.Id) ?? InterfaceState.Never(@interface.Id);
        DateTimeOffset? asked = row.Asked.TryGetValue(@interface.Id, out var at) && at <= now ? at : null;
        var judged = MaySee(@interface)
            ? Freshness.Judge(@interface, section, state, asked, now)
            : Completeness.NotConsented;
        return new SectionView(@interface, section, judged, Freshness.ConfirmedAt(@interface, section, state, asked))
        {
            Marks = judged == Completeness.NotConsented ? [] : [.. row.Profile.Marks.Where(m => !m.IsOfHit && m.InterfaceId == @interface.Id && m.Kind != MarkKind.Repaired)],
            Now = _now,
        };
    }

    /// <summary>A note may quote any section its rule speaks of: only who may see all of them sees it.</summary>
    private List<QualityNote> Notes(Profile profile) => [.. SectionNotes.Of(profile, _rules)
        .Where(n => n.Hit.Rule.Interfaces.All(id => _catalog.FindInterface(id) is { } @interface && MaySee(@interface)))];

    /// <summary>Whether the caller may see what an interface says.</summary>
    public bool MaySee(Interface @interface) =>
        @interface.Consent == ConsentClass.None
        || (@interface.Consent == ConsentClass.Enterprise && _caller.May(Scope.ProfilesReadConsented));
}

/// <summary>A section as one caller sees it.</summary>
internal sealed record SectionView(Interface Interface, Section? Section, Completeness Completeness, DateTimeOffset? ConfirmedAt)
{
    /// <summary>Disputes and statements that speak of it.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>The instant of reading.</summary>
    public DateTimeOffset Now { get; init; }

    public bool IsShown => Completeness != Completeness.NotConsented && Section?.Present.Any() == true;
}
