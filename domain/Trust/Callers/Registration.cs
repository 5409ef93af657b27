namespace Hub.Domain.Trust.Callers;

/// <summary>A caller as operators keep it: what it is, what it may do, and its keys. One document, changed as a whole.</summary>
/// <param name="Id">Stable name, for example <c>bank-huzhou</c>.</param>
/// <param name="Role">What it is.</param>
/// <param name="Made">When it was made.</param>
public sealed record Registration(string Id, CallerRole Role, DateTimeOffset Made)
{
    /// <summary>Keys that are good at the same time; more are not made.</summary>
    public const int MostGoodKeys = 10;

    /// <summary>Keys that are remembered, the revoked and expired ones for their dates; so many fit into a row with 16 ranges each.</summary>
    public const int MostKeys = 16;

    /// <summary>For departments: which one.</summary>
    public string? Department { get; init; }

    /// <summary>For enterprises: which one.</summary>
    public string? CreditCode { get; init; }

    /// <summary>What it may do; null for what its role may (catalog/trust/roles.json).</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>How much it may ask; null for what its role may.</summary>
    public CallLimits? Limits { get; init; }

    /// <summary>Whether only signed requests are taken from it.</summary>
    public bool MustSign { get; init; }

    /// <summary>Whether nothing is taken from it any more.</summary>
    public bool Disabled { get; init; }

    /// <summary>The object id of its principal in Entra ID; null if it does not sign in there.</summary>
    public string? Principal { get; init; }

    /// <summary>Its keys, the oldest first.</summary>
    public IReadOnlyList<CallerKey> Keys { get; init; } = [];

    /// <summary>The key of that name, or null.</summary>
    public CallerKey? Key(string id) => Keys.FirstOrDefault(key => key.Id == id);

    /// <summary>With one more key. The oldest keys that are no longer good are forgotten when there are too many.</summary>
    public Registration With(CallerKey key, DateTimeOffset now)
    {
        var dead = Keys.Where(k => !k.IsGoodAt(now)).Take(Math.Max(0, Keys.Count + 1 - MostKeys)).ToList();
        return this with { Keys = [.. Keys.Except(dead), key] };
    }

    /// <summary>With a key changed.</summary>
    public Registration Changed(CallerKey key) => this with { Keys = [.. Keys.Select(k => k.Id == key.Id ? key : k)] };

    /// <summary>Without a key.</summary>
    public Registration Without(string key) => this with { Keys = [.. Keys.Where(k => k.Id != key)] };

    /// <summary>The caller that a request is answered for.</summary>
    /// <param name="roles">What roles may when nothing is said.</param>
    /// <param name="within">What the credential is good for, of what the caller may; null for all of that.</param>
    public Caller ToCaller(RoleDefaults roles, IReadOnlyList<string>? within = null)
    {
        var scopes = Scopes ?? roles.Of(Role).Scopes;
        return new Caller(Id, Role, Department, within is null ? scopes : [.. scopes.Intersect(within)]) { CreditCode = CreditCode };
    }
}
