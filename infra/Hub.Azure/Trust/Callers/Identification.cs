using System.Net;
using System.Security.Cryptography;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Callers;

namespace Hub.Azure.Trust.Callers;

/// <summary>Who calls.</summary>
/// <param name="Caller">Who it proved to be, also when it is refused; null if it proved nothing.</param>
/// <param name="Limits">How much it may ask; null if it proved nothing.</param>
/// <param name="Fault">Why it is refused; null if it is not.</param>
public sealed record Identified(Caller? Caller, CallLimits? Limits, CallerFault? Fault)
{
    /// <summary>Somebody who proved nothing.</summary>
    public static Identified Nobody(CallerFault fault) => new(null, null, fault);
}

/// <summary>Says who somebody is by what he shows.</summary>
public sealed class Identification(CallerStore callers, KeySecrets secrets, KeyUses uses, RoleDefaults roles, TimeProvider clock)
{
    /// <summary>By an API key.</summary>
    public async Task<Identified> ByApiKeyAsync(string shown, IPAddress? address, CancellationToken cancellation)
    {
        if (KeySecrets.PrefixOf(shown) is not { } prefix
            || await callers.FindByKeyAsync(prefix, cancellation) is not { } caller
            || caller.Key(prefix) is not { Kind: CallerKeyKind.ApiKey } key
            || !CryptographicOperations.FixedTimeEquals(key.Material, secrets.HashOf(shown)))
        {
            return Identified.Nobody(CallerFault.UnknownKey);
        }

        var missing = caller.MustSign ? CallerFault.SignatureMissing : (CallerFault?)null;
        return await WithKeyAsync(caller, key, $"key {key.Id}", address, missing, cancellation);
    }

    /// <summary>The caller and key that a signature names; null if there is no such signing key.</summary>
    public async Task<(Registration Caller, CallerKey Key)?> SignerAsync(string keyId, CancellationToken cancellation) =>
        await callers.FindByKeyAsync(keyId, cancellation) is { } caller && caller.Key(keyId) is { Kind: not CallerKeyKind.ApiKey } key
            ? (caller, key)
            : null;

    /// <summary>By a signature that was verified with the key.</summary>
    /// <param name="caller">The key's caller.</param>
    /// <param name="key">The key.</param>
    /// <param name="address">Where the request comes from.</param>
    /// <param name="fault">What is wrong with the request that was signed; null if nothing is.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<Identified> BySignatureAsync(
        Registration caller, CallerKey key, IPAddress? address, CallerFault? fault, CancellationToken cancellation) =>
        WithKeyAsync(caller, key, $"signature {key.Id}", address, fault, cancellation);

    /// <summary>
    /// By a principal that the platform has signed in. It may do what the caller may and its app roles (one a scope) allow: both the
    /// hub's operator and the directory's have to agree.
    /// </summary>
    public async Task<Identified> ByPrincipalAsync(string principal, IReadOnlyList<string> appRoles, CancellationToken cancellation)
    {
        if (await callers.FindByPrincipalAsync(principal, cancellation) is not { } caller)
        {
            return Identified.Nobody(CallerFault.UnknownPrincipal);
        }

        var fault = caller.Disabled ? CallerFault.CallerDisabled : caller.MustSign ? CallerFault.SignatureMissing : (CallerFault?)null;
        return new Identified(caller.ToCaller(roles, appRoles) with { Credential = $"principal {principal}" }, LimitsOf(caller), fault);
    }

    private async Task<Identified> WithKeyAsync(
        Registration caller, CallerKey key, string credential, IPAddress? address, CallerFault? further, CancellationToken cancellation)
    {
        var fault = key.Fault(clock.GetUtcNow(), address) ?? (caller.Disabled ? CallerFault.CallerDisabled : further);
        if (fault is null)
        {
            await uses.NoteAsync(key.Id, cancellation);
        }

        return new Identified(caller.ToCaller(roles, key.Scopes) with { Credential = credential }, LimitsOf(caller), fault);
    }

    private CallLimits LimitsOf(Registration caller) => caller.Limits ?? roles.Of(caller.Role).Limits;
}
