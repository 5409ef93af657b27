using Hub.Azure.Intake;
using Hub.Azure.Trust.Consents;
using Hub.Azure.Trust.Disputes;
using Hub.Domain.Intake.Quality;
using Hub.Domain.Sources;
using Hub.Domain.Profiles;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Display;
using Hub.Domain.Trust.Disputes;

namespace Hub.Azure.Profiles;

/// <summary>Opens the profiles to readers.</summary>
public sealed class ProfileReader(
    ProfileStore profiles, Permissions permissions, InterfaceStates states, Catalog catalog, QualityRules rules, Purposes purposes, Bands bands, Displaying displaying,
    CaseStore cases, TimeProvider clock)
{
    /// <summary>The profiles as one reader sees them now.</summary>
    public async Task<ProfileView> OpenAsync(ReadIntent intent, Look look, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var rendering = new ProfileRendering(look, await states.RecentAsync(cancellation), catalog, rules, purposes, bands, displaying, now);
        return new ProfileView(intent, profiles, permissions, cases, rendering, now);
    }
}

/// <summary>How a profile is shown.</summary>
/// <param name="MaskPersonal">Whether personal data is masked.</param>
/// <param name="Banded">Whether numbers are shown as bands and truths as yes or no, and texts not at all.</param>
public sealed record Look(bool MaskPersonal, bool Banded = false);

/// <summary>A profile as a reader sees it.</summary>
/// <param name="Permission">What it rests on; null if the named consent does not exist or does not name the reader, and then nothing is shown.</param>
/// <param name="Json">The profile; empty if nothing is shown.</param>
/// <param name="Interfaces">The interfaces whose sections are in it.</param>
public sealed record ShownProfile(Permission? Permission, ReadOnlyMemory<byte> Json, IReadOnlyList<string> Interfaces);

/// <summary>The profiles as one reader sees them for one purpose.</summary>
public sealed class ProfileView
{
    private readonly ReadIntent _intent;
    private readonly ProfileStore _profiles;
    private readonly Permissions _permissions;
    private readonly CaseStore _cases;
    private readonly ProfileRendering _rendering;
    private readonly DateTimeOffset _now;

    internal ProfileView(
        ReadIntent intent, ProfileStore profiles, Permissions permissions, CaseStore cases, ProfileRendering rendering, DateTimeOffset now) =>
        (_intent, _profiles, _permissions, _cases, _rendering, _now) = (intent, profiles, permissions, cases, rendering, now);

    /// <summary>
    /// The profile, or null if nothing is known of the enterprise. Its row and the consents are read at the same time; earlier
    /// versions can take long to find, so then the consents are read after them.
    /// </summary>
    /// <param name="code">Credit code.</param>
    /// <param name="asOf">The instant to look from; null for now. The consent is always that of now.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ShownProfile?> ReadAsync(string code, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        var deciding = asOf is null ? _permissions.DecideAsync(_intent, code, cancellation) : null;
        var finding = asOf is { } instant ? _profiles.FindAsync(code, instant, cancellation) : _profiles.FindAsync(code, cancellation);
        await Task.WhenAll(finding, deciding ?? Task.CompletedTask);
        if (await finding is not { } row)
        {
            return null;
        }

        var permission = await (deciding ?? _permissions.DecideAsync(_intent, code, cancellation));
        return permission is null ? new ShownProfile(null, default, []) : _rendering.Render(asOf is null ? row : await MarkedAsync(row, cancellation), permission, asOf ?? _now);
    }

    /// <summary>
    /// Some interfaces of earlier versions, as this reader may see them today: by today's permission, terms and marks. What lies in the
    /// history no more is left out.
    /// </summary>
    /// <param name="code">Credit code.</param>
    /// <param name="versions">Where the versions lie.</param>
    /// <param name="interfaces">The interfaces.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<ShownProfile>> ReadEarlierAsync(
        string code, IReadOnlyList<VersionPointer> versions, IReadOnlySet<string> interfaces, CancellationToken cancellation)
    {
        if (versions.Count == 0)
        {
            return [];
        }

        var earlier = await Task.WhenAll(versions.Select(v => _profiles.ReadAsync(v, cancellation)));
        var today = await _profiles.FindAsync(code, cancellation);
        var disputes = await DisputesAsync(code, cancellation);
        return today is null || await _permissions.DecideAsync(_intent, code, cancellation) is not { } permission
            ? []
            : [.. earlier.Select(then => _rendering.Render(today with { Profile = Of(then) }, permission, then.VersionTime))];

        Profile Of(Profile then) => Marked(then, today.Profile, disputes) with { Sections = [.. then.Sections.Where(s => interfaces.Contains(s.InterfaceId))] };
    }

    private async Task<ProfileRow> MarkedAsync(ProfileRow earlier, CancellationToken cancellation)
    {
        var today = await _profiles.FindAsync(earlier.Profile.Code, cancellation);
        return earlier with { Profile = Marked(earlier.Profile, today?.Profile, await DisputesAsync(earlier.Profile.Code, cancellation)) };
    }

    private async Task<IReadOnlyList<Dispute>> DisputesAsync(string code, CancellationToken cancellation) =>
        [.. (await _cases.ListAsync(code, cancellation)).OfType<Dispute>()];

    /// <summary>
    /// The marks of today decide, not those of the earlier day: what is withheld or repaired today is not opened by looking from before, and
    /// a dispute that is closed is not shown as open. What was found wrong since is not given again.
    /// </summary>
    private static Profile Marked(Profile then, Profile? today, IReadOnlyList<Dispute> disputes) => then with
    {
        Marks = Mark.Ordered([.. today?.Marks ?? [], .. disputes.Select(d => d.CorrectedAfter(then.Version)).OfType<Mark>()]),
    };
}
