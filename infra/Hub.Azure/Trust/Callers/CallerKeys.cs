using Hub.Domain.Trust.Callers;

namespace Hub.Azure.Trust.Callers;

/// <summary>A key that was made.</summary>
/// <param name="Key">The key without its secret.</param>
/// <param name="Secret">API key: the whole key. HMAC: the shared secret in base64. ECDSA: null, the bank has it. Told this once.</param>
public sealed record MadeKey(CallerKey Key, string? Secret);

/// <summary>Makes, rotates and revokes keys.</summary>
public sealed class CallerKeys(CallerStore callers, KeySecrets secrets, TimeProvider clock)
{
    /// <summary>Makes a key for a caller.</summary>
    /// <param name="caller">The caller's id; it exists.</param>
    /// <param name="kind">What kind of key.</param>
    /// <param name="publicKey">For ECDSA: x and y.</param>
    /// <param name="terms">Turns the bare key into one with scopes, addresses and an end.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Null if the caller has too many good keys, or is gone.</returns>
    public Task<MadeKey?> MakeAsync(
        string caller, CallerKeyKind kind, byte[]? publicKey, Func<CallerKey, CallerKey> terms, CancellationToken cancellation) =>
        AddAsync(caller, (_, now) => terms(New(kind, publicKey, now)), null, cancellation);

    /// <summary>
    /// Makes a successor with the same kind, scopes and addresses. Both are good until the overlap is over; then the old one has
    /// expired.
    /// </summary>
    /// <returns>Null if there is no such good key, or the caller has too many.</returns>
    public Task<MadeKey?> RotateAsync(
        string caller, CallerKey old, byte[]? publicKey, DateTimeOffset? expires, TimeSpan overlap, CancellationToken cancellation) =>
        AddAsync(
            caller,
            (registration, now) => registration.Key(old.Id) is { } current && current.IsGoodAt(now)
                ? New(current.Kind, publicKey, now) with { Scopes = current.Scopes, Addresses = current.Addresses, Expires = expires }
                : null,
            (registration, now) => Ending(registration, old.Id, now + overlap),
            cancellation);

    /// <summary>Revokes a key: it is refused from the next request on. False if there is no such key.</summary>
    public async Task<bool> RevokeAsync(string caller, string key, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var changed = await callers.ChangeAsync(
            caller, c => c.Key(key) is { } found ? c.Changed(found with { Revoked = found.Revoked ?? now }) : c, cancellation);
        return changed?.Key(key) is not null;
    }

    /// <summary>
    /// Gives a fixed API key to a caller, which is made if it is not there; its other keys, and what operators decided of it, stay. A key of the same prefix is
    /// replaced, unless it was revoked: what was revoked does not come back by starting again.
    /// </summary>
    /// <exception cref="ArgumentException">The key has not the form <c>hub_{prefix}_{secret}</c>.</exception>
    public async Task PutAsync(string key, Registration caller, CancellationToken cancellation)
    {
        var prefix = KeySecrets.PrefixOf(key)
            ?? throw new ArgumentException("An API key has the form hub_{prefix}_{secret}, letters, digits and hyphens.", nameof(key));
        var made = new CallerKey(prefix, CallerKeyKind.ApiKey, secrets.HashOf(key), clock.GetUtcNow());
        while (await callers.ClaimAsync(CallerStore.ByKey, prefix, caller.Id, cancellation) is { } other)
        {
            await callers.ChangeAsync(other.Id, c => c.Without(prefix), cancellation);
        }

        if (!await callers.AddAsync(caller with { Keys = [made] }, cancellation))
        {
            await callers.ChangeAsync(
                caller.Id,
                old => caller with { Made = old.Made, Disabled = old.Disabled, MustSign = old.MustSign, Principal = old.Principal, Keys = Put(old, made) },
                cancellation);
        }
    }

    private static IReadOnlyList<CallerKey> Put(Registration caller, CallerKey key) => caller.Key(key.Id) switch
    {
        null => caller.With(key, key.Made).Keys,
        { Revoked: not null } => caller.Keys,
        var known => caller.Changed(key with { Made = known.Made }).Keys,
    };

    /// <summary>First the name, then the document: a name without a key lets nobody in, a key without a name would be lost.</summary>
    private async Task<MadeKey?> AddAsync(
        string caller, Func<Registration, DateTimeOffset, CallerKey?> make, Func<Registration, DateTimeOffset, Registration>? then, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await callers.FindAsync(caller, cancellation) is not { } known || make(known, now) is not { } bare)
        {
            return null;
        }

        var secret = SecretOf(bare);
        var key = bare.Kind == CallerKeyKind.ApiKey ? bare with { Material = secrets.HashOf(secret!) } : bare;
        await callers.ClaimAsync(CallerStore.ByKey, key.Id, caller, cancellation);
        var changed = await callers.ChangeAsync(
            caller,
            c => c.Keys.Count(k => k.IsGoodAt(now)) >= Registration.MostGoodKeys ? c : (then?.Invoke(c, now) ?? c).With(key, now),
            cancellation);
        return changed?.Key(key.Id) is null ? null : new MadeKey(key, secret);
    }

    private static CallerKey New(CallerKeyKind kind, byte[]? publicKey, DateTimeOffset now) => new(KeySecrets.NewId(), kind, publicKey ?? [], now);

    private string? SecretOf(CallerKey key) => key.Kind switch
    {
        CallerKeyKind.ApiKey => KeySecrets.NewApiKey(key.Id),
        CallerKeyKind.HmacSha256 => Convert.ToBase64String(secrets.SigningSecret(key.Id)),
        _ => null,
    };

    /// <summary>A key never gets longer than it had.</summary>
    private static Registration Ending(Registration caller, string key, DateTimeOffset end) =>
        caller.Key(key) is { } found && !(found.Expires < end) ? caller.Changed(found with { Expires = end }) : caller;
}
