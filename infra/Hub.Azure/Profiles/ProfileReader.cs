using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hub.Azure.Intake;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Trust;

namespace Hub.Azure.Profiles;

/// <summary>Renders a profile for a caller: the sections it may see, and for every interface how complete the answer is.</summary>
public sealed class ProfileReader(ProfileStore profiles, InterfaceStates states, Catalog catalog, TimeProvider clock)
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The profile as JSON, or null if nothing is known of the enterprise.</summary>
    /// <param name="code">Credit code.</param>
    /// <param name="asOf">The instant to look from; null for now.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string code, DateTimeOffset? asOf, Caller caller, CancellationToken cancellation)
    {
        var row = asOf is { } instant
            ? await profiles.FindAsync(code, instant, cancellation)
            : await profiles.FindAsync(code, cancellation);
        if (row is null)
        {
            return null;
        }

        var known = await states.ListAsync(cancellation);
        return Render(row, known, asOf ?? clock.GetUtcNow(), caller);
    }

    private ReadOnlyMemory<byte> Render(ProfileRow row, IReadOnlyDictionary<string, InterfaceState> known, DateTimeOffset now, Caller caller)
    {
        var views = catalog.Interfaces.Select(i => View(i, row, known, now, caller)).ToList();
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
            SectionJson.Write(view, maskPersonal: !caller.May(Scope.PersonalRead), writer);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("completeness");
        views.ForEach(v => SectionJson.WriteManifest(v, catalog, writer));
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return json.WrittenMemory;
    }

    private static SectionView View(
        Interface @interface, ProfileRow row, IReadOnlyDictionary<string, InterfaceState> known, DateTimeOffset now, Caller caller)
    {
        var section = row.Profile.Find(@interface.Id);
        var state = known.GetValueOrDefault(@interface.Id) ?? InterfaceState.Never(@interface.Id);
        DateTimeOffset? asked = row.Asked.TryGetValue(@interface.Id, out var at) && at <= now ? at : null;
        var judged = MaySee(@interface, caller)
            ? Freshness.Judge(@interface, section, state, asked, now)
            : Completeness.NotConsented;
        return new SectionView(@interface, section, judged, Freshness.ConfirmedAt(@interface, section, state, asked));
    }

    private static bool MaySee(Interface @interface, Caller caller) =>
        @interface.Consent == ConsentClass.None
        || (@interface.Consent == ConsentClass.Enterprise && caller.May(Scope.ProfilesReadConsented));
}

/// <summary>A section as one caller sees it.</summary>
internal sealed record SectionView(Interface Interface, Section? Section, Completeness Completeness, DateTimeOffset? ConfirmedAt)
{
    public bool IsShown => Completeness != Completeness.NotConsented && Section?.Present.Any() == true;
}
