using Hub.Azure.Trust.Callers;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Callers;

namespace Hub.Functions.Trust;

/// <summary>A caller that is to be made.</summary>
/// <param name="Id">Stable name: 1 to 100 letters, digits and <c>. _ -</c>.</param>
/// <param name="Role">What it is.</param>
/// <param name="Department">For departments: which one.</param>
/// <param name="CreditCode">For enterprises: which one.</param>
/// <param name="Scopes">What it may do; absent for what its role may.</param>
/// <param name="MustSign">Whether only signed requests are taken from it; then no API key is made.</param>
/// <param name="Principal">Object id of its principal in Entra ID.</param>
/// <param name="Limits">How much it may ask; absent for what its role may.</param>
public sealed record CallerRequest(
    string Id, CallerRole Role, string? Department, string? CreditCode, IReadOnlyList<string>? Scopes, bool? MustSign, string? Principal, CallLimits? Limits);

/// <summary>What is to change of a caller; what is absent stays.</summary>
/// <param name="Scopes">What it may do.</param>
/// <param name="MustSign">Whether only signed requests are taken from it.</param>
/// <param name="Disabled">Whether nothing is taken from it.</param>
/// <param name="Principal">Object id of its principal in Entra ID; empty for none.</param>
/// <param name="Limits">How much it may ask.</param>
public sealed record CallerChange(IReadOnlyList<string>? Scopes, bool? MustSign, bool? Disabled, string? Principal, CallLimits? Limits);

/// <summary>A key that is to be made.</summary>
/// <param name="Kind">What kind; absent for an API key.</param>
/// <param name="PublicKey">For ECDSA: the public key in PEM form, curve P-256.</param>
/// <param name="Scopes">What it is good for, of what the caller may; absent for all of that.</param>
/// <param name="Addresses">CIDR ranges that it may be used from; absent for everywhere.</param>
/// <param name="Expires">From when on it is good no more; absent for never.</param>
public sealed record KeyRequest(
    CallerKeyKind Kind, string? PublicKey, IReadOnlyList<string>? Scopes, IReadOnlyList<string>? Addresses, DateTimeOffset? Expires);

/// <summary>How a key is to be rotated.</summary>
/// <param name="OverlapHours">For how many hours the old key stays good, 0 to 2160 (90 days); absent for 168 (7 days).</param>
/// <param name="PublicKey">For ECDSA: the new public key in PEM form.</param>
/// <param name="Expires">From when on the new key is good no more; absent for never.</param>
public sealed record KeyRotation(int? OverlapHours, string? PublicKey, DateTimeOffset? Expires);

/// <summary>A caller as operators see it, without anything secret.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Role">What it is.</param>
/// <param name="Department">Which department.</param>
/// <param name="CreditCode">Which enterprise.</param>
/// <param name="Scopes">What it may do, its role's scopes if none were set.</param>
/// <param name="Limits">How much it may ask, its role's limits if none were set.</param>
/// <param name="MustSign">Whether only signed requests are taken from it.</param>
/// <param name="Disabled">Whether nothing is taken from it.</param>
/// <param name="Principal">Object id of its principal in Entra ID.</param>
/// <param name="Made">When it was made.</param>
/// <param name="Keys">Its keys, the oldest first.</param>
public sealed record CallerShown(
    string Id, CallerRole Role, string? Department, string? CreditCode, IReadOnlyList<string> Scopes, CallLimits Limits, bool MustSign, bool Disabled,
    string? Principal, DateTimeOffset Made, IReadOnlyList<KeyShown> Keys)
{
    /// <summary>Shows a caller.</summary>
    public static CallerShown Of(Registration caller, RoleDefaults roles) => new(
        caller.Id, caller.Role, caller.Department, caller.CreditCode, caller.ToCaller(roles).Scopes, caller.Limits ?? roles.Of(caller.Role).Limits,
        caller.MustSign, caller.Disabled, caller.Principal, caller.Made, [.. caller.Keys.Select(key => KeyShown.Of(key, null))]);
}

/// <summary>A key as operators see it, without anything secret.</summary>
/// <param name="Id">Its name: the prefix of an API key, the <c>keyid</c> of a signature.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Scopes">What it is good for; absent for all that the caller may.</param>
/// <param name="Addresses">CIDR ranges that it may be used from; empty for everywhere.</param>
/// <param name="Made">When it was made.</param>
/// <param name="Expires">From when on it is good no more.</param>
/// <param name="Revoked">When it was revoked.</param>
/// <param name="LastUsed">When it let a request in last, to the minute; told of one caller, not in lists.</param>
public sealed record KeyShown(
    string Id, CallerKeyKind Kind, IReadOnlyList<string>? Scopes, IReadOnlyList<string> Addresses, DateTimeOffset Made, DateTimeOffset? Expires,
    DateTimeOffset? Revoked, DateTimeOffset? LastUsed)
{
    /// <summary>Shows a key.</summary>
    public static KeyShown Of(CallerKey key, DateTimeOffset? lastUsed) =>
        new(key.Id, key.Kind, key.Scopes, key.Addresses, key.Made, key.Expires, key.Revoked, lastUsed);
}

/// <summary>A page of callers.</summary>
/// <param name="Callers">Callers by id.</param>
/// <param name="Next">What to give as <c>after</c> for the next page; absent on the last.</param>
public sealed record CallerPage(IReadOnlyList<CallerShown> Callers, string? Next);

/// <summary>A caller that was made.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="Key">Its API key, told this once; absent if it must sign.</param>
public sealed record CallerCreated(CallerShown Caller, string? Key);

/// <summary>A key that was made.</summary>
/// <param name="Key">The key.</param>
/// <param name="Secret">API key: the whole key. HMAC: the shared secret in base64, 32 bytes. Told this once. ECDSA: absent.</param>
public sealed record KeyCreated(KeyShown Key, string? Secret)
{
    /// <summary>Shows a key that was made.</summary>
    public static KeyCreated Of(MadeKey made) => new(KeyShown.Of(made.Key, null), made.Secret);
}
