using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hub.Domain.Intake.Quality;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Display;

namespace Hub.Azure.Profiles;

/// <summary>Renders profiles: the sections that a permission allows, and for every interface how complete the answer is and why.</summary>
internal sealed class ProfileRendering(
    Look look, IReadOnlyDictionary<string, InterfaceState> states, Catalog catalog, QualityRules rules, Purposes purposes, Bands bands,
    Displaying displaying, DateTimeOffset now)
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ShownProfile Render(ProfileRow row, Permission permission, DateTimeOffset at)
    {
        // By the terms of this day, also when looking from an earlier one.
        var seen = permission.IsOwn ? row : row with { Profile = displaying.ForReaders(row.Profile, now).Profile };
        var views = catalog.Interfaces.Select(i => View(i, seen, permission, at)).ToList();
        var json = new ArrayBufferWriter<byte>(8 * 1024);
        using var writer = new Utf8JsonWriter(json, s_writing);
        writer.WriteStartObject();
        WriteHead(row.Profile, permission, writer);
        WriteSections([.. views.Where(v => v.IsShown)], seen.Profile, permission, writer);
        writer.WriteStartArray("completeness");
        views.ForEach(v => SectionJson.WriteManifest(v, catalog, writer));
        writer.WriteEndArray();
        WithheldJson.WriteReasons(views.Select(v => v.Withheld).OfType<Withheld>(), writer);
        writer.WriteEndObject();
        writer.Flush();
        return new ShownProfile(permission, json.WrittenMemory, [.. views.Where(v => v.IsShown).Select(v => v.Interface.Id)]);
    }

    private void WriteHead(Profile profile, Permission permission, Utf8JsonWriter writer)
    {
        writer.WriteString("creditCode", profile.Code);
        writer.WriteString("purpose", permission.Purpose.Code);
        if (permission.Consent is { } consent)
        {
            writer.WriteString("consent", consent.Id);
        }

        if (look.Banded)
        {
            writer.WriteString("view", "bands");
        }

        writer.WriteNumber("version", profile.Version);
        writer.WriteString("versionTime", profile.VersionTime);
        writer.WriteString("catalogVersion", profile.CatalogVersion);
    }

    private void WriteSections(List<SectionView> shown, Profile profile, Permission permission, Utf8JsonWriter writer)
    {
        var notes = look.Banded ? [] : Notes(profile, permission);
        writer.WriteStartObject("sections");
        foreach (var view in shown)
        {
            if (look.Banded)
            {
                BandedJson.Write(view, bands, writer);
            }
            else
            {
                SectionJson.Write(view, notes.Where(n => n.Concerns(view.Interface.Id)), rules.Version, look.MaskPersonal, writer);
            }
        }

        writer.WriteEndObject();
    }

    private SectionView View(Interface @interface, ProfileRow row, Permission permission, DateTimeOffset at)
    {
        var section = row.Profile.Find(@interface.Id)?.Joined(@interface);
        var state = states.GetValueOrDefault(@interface.Id) ?? InterfaceState.Never(@interface.Id);
        DateTimeOffset? asked = row.Asked.TryGetValue(@interface.Id, out var answered) && answered <= at ? answered : null;
        var confirmed = Freshness.ConfirmedAt(@interface, section, state, asked);
        var (shown, withheld) = Permitted(@interface, section, permission);
        var judged = withheld is not null && shown is null ? Completeness.NotConsented : Freshness.Judge(@interface, section, state, asked, at);
        return new SectionView(@interface, shown, judged, confirmed, withheld)
        {
            Marks = judged == Completeness.NotConsented ? [] : [.. row.Profile.Marks.Where(m => !m.IsOfHit && m.InterfaceId == @interface.Id && m.Kind != MarkKind.Repaired)],
            Now = now,
        };
    }

    /// <summary>
    /// What of a section may be shown, and why not the rest. Of an interface that needs persons' consent, the items of the persons
    /// who gave it.
    /// </summary>
    private (Section? Shown, Withheld? Withheld) Permitted(Interface @interface, Section? section, Permission permission)
    {
        if (permission.Of(@interface) is { } reason)
        {
            return (null, reason);
        }

        if (section is null || permission.IsOwn || !purposes.Persons.TryGetValue(@interface.Id, out var field))
        {
            return (section, null);
        }

        var items = section.Items.Where(item => item.Deleted || permission.Shows(TextOf(item, field))).ToList();
        var present = section.Present.Count();
        var shown = items.Count(item => !item.Deleted);
        return shown == present ? (section, null)
            : shown == 0 ? (null, Withheld.NeedsPersonConsent)
            : (section with { Items = items }, Withheld.NeedsPersonConsent);
    }

    private static string? TextOf(Item item, string field)
    {
        using var document = JsonDocument.Parse(item.Content);
        return document.RootElement.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    /// <summary>A note may quote any section its rule speaks of: only who may see all of them sees it.</summary>
    private List<QualityNote> Notes(Profile profile, Permission permission) => [.. SectionNotes.Of(profile, rules)
        .Where(n => n.Hit.Rule.Interfaces.All(id => catalog.FindInterface(id) is { } i && permission.Allows(i) && !purposes.Persons.ContainsKey(id)))];
}

/// <summary>A section as one reader sees it.</summary>
/// <param name="Interface">Whose.</param>
/// <param name="Section">What may be shown of it; null if nothing.</param>
/// <param name="Completeness">How complete it is.</param>
/// <param name="ConfirmedAt">When it was last known to be so.</param>
/// <param name="Withheld">Why all or, if something is shown, a part of it is withheld; null if nothing is.</param>
internal sealed record SectionView(
    Interface Interface, Section? Section, Completeness Completeness, DateTimeOffset? ConfirmedAt, Withheld? Withheld)
{
    /// <summary>Disputes and statements that speak of it.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>The instant of reading.</summary>
    public DateTimeOffset Now { get; init; }

    public bool IsShown => Completeness != Completeness.NotConsented && Section?.Present.Any() == true;
}
