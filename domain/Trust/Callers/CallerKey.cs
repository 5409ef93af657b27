using System.Net;
using System.Text.Json.Serialization;

namespace Hub.Domain.Trust.Callers;

/// <summary>What a caller proves with that it is itself.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallerKeyKind>))]
public enum CallerKeyKind
{
    /// <summary>A secret sent with every request.</summary>
    ApiKey,

    /// <summary>Signed requests, <c>ecdsa-p256-sha256</c> (RFC 9421, 3.3.4); the hub has the public key only.</summary>
    EcdsaP256Sha256,

    /// <summary>Signed requests, <c>hmac-sha256</c> (RFC 9421, 3.3.3); both sides have the secret.</summary>
    HmacSha256,
}

/// <summary>A key of a caller. The record holds no secret.</summary>
/// <param name="Id">Its public name: the prefix of an API key, the <c>keyid</c> of a signature.</param>
/// <param name="Kind">What is proved with it.</param>
/// <param name="Material">API key: keyed hash, 32 bytes. ECDSA: x and y of the public key, 64 bytes. HMAC: nothing, the secret is derived.</param>
/// <param name="Made">When it was made.</param>
public sealed record CallerKey(string Id, CallerKeyKind Kind, byte[] Material, DateTimeOffset Made)
{
    /// <summary>What it may be used for, of what the caller may; null for all of that.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Ranges of addresses that it may be used from (<see cref="AddressRanges"/>); none for everywhere.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>From when on it is good no more; null for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When it was revoked; null if it was not.</summary>
    public DateTimeOffset? Revoked { get; init; }

    /// <summary>Whether it is good at an instant.</summary>
    public bool IsGoodAt(DateTimeOffset instant) => Fault(instant) is null;

    /// <summary>Why the key, rightly presented, does not let its caller in; null if it does.</summary>
    public CallerFault? Fault(DateTimeOffset instant, IPAddress? address) =>
        Fault(instant) ?? (AddressRanges.Contain(Addresses, address) ? null : CallerFault.OtherAddress);

    private CallerFault? Fault(DateTimeOffset instant) =>
        Revoked is not null ? CallerFault.KeyRevoked : Expires <= instant ? CallerFault.KeyExpired : null;
}
