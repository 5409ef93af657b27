using Hub.Azure.Trust.Keys;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Profiles;

/// <summary>
/// Packs and unpacks profiles: sections of sensitivity L3 and L4, and those the catalog does not know any more, are sealed with
/// the data keys of their interfaces; keys are fetched before, not for each profile.
/// </summary>
public sealed class SealedProfiles(DataKeys keys, Catalog catalog)
{
    /// <summary>The keys that some profiles are packed with now, by interface; none for what may lie in clear.</summary>
    public async Task<Func<string, DataKey?>> CurrentKeysAsync(IEnumerable<Profile> profiles, CancellationToken cancellation)
    {
        var current = new Dictionary<string, DataKey>();
        foreach (var id in profiles.SelectMany(p => p.Sections).Select(s => s.InterfaceId).Distinct())
        {
            if (catalog.FindInterface(id) is not { IsSensitive: false })
            {
                current[id] = await keys.CurrentAsync(KeyUse.Profile, id, cancellation);
            }
        }

        return id => current.GetValueOrDefault(id);
    }

    /// <summary>Unpacks a profile; what was destroyed is marked so.</summary>
    public async ValueTask<Profile> UnpackAsync(ReadOnlyMemory<byte> packed, CancellationToken cancellation)
    {
        var found = await keys.FindAsync(ProfileBytes.KeysOf(packed), cancellation);
        return ProfileBytes.Unpack(packed, id => found[id]);
    }
}
