using Hub.Azure.Intake;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Keys;

namespace Hub.Azure.Trust.Consents;

/// <summary>Grants and changes consents. Each change is signed, inserted once, and told to the banks it names.</summary>
public sealed class ConsentLedger(ConsentStore store, ConsentNotices notices, IPlatformKeys keys, TimeProvider clock)
{
    private const int MostOpen = 100;
    private const int MostAttempts = 10;

    /// <summary>Records a grant; the same key of the same caller for the same terms gives the consent that is there.</summary>
    /// <param name="consent">Version 1.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="IdempotencyConflictException">The key was used for other terms.</exception>
    /// <exception cref="ConsentRefusedException">The enterprise has too many consents that are not over.</exception>
    public async Task<SignedConsent> GrantAsync(Consent consent, CancellationToken cancellation)
    {
        if (await store.HistoryAsync(consent.Id, cancellation) is [var first, ..] all)
        {
            return Same(first.Consent, consent) ? all[^1] : throw new IdempotencyConflictException(consent.Key!, consent.Id);
        }

        var now = clock.GetUtcNow();
        var open = (await store.NewestAsync(consent.CreditCode, cancellation)).Count(c => c.State != ConsentState.Revoked && c.Terms.ValidTo > now);
        if (open >= MostOpen)
        {
            throw new ConsentRefusedException($"{consent.CreditCode} has {open} consents that are not over; revoke some first");
        }

        await GrantAsync([consent], cancellation);
        return (await store.HistoryAsync(consent.Id, cancellation))[^1];
    }

    /// <summary>Records grants of different enterprises that were not recorded before; the banks are told of all at once.</summary>
    public async Task GrantAsync(IReadOnlyCollection<Consent> consents, CancellationToken cancellation)
    {
        var key = await CurrentKeyAsync(cancellation);
        await Parallel.ForEachAsync(consents, cancellation, async (consent, stop) =>
        {
            await notices.BeginAsync(consent, stop);
            await store.TryAddAsync(await SignedConsent.SignAsync(consent, keys, key, stop), stop);
        });
        await notices.TellAsync(consents, cancellation);
    }

    /// <summary>Makes the next version of a consent; the newest, if it is so already or the same key asked for the same before.</summary>
    /// <param name="id">Which consent.</param>
    /// <param name="key">Digest of the caller's key; null if it sent none.</param>
    /// <param name="change">What is asked for.</param>
    /// <param name="next">The version after it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ConsentRefusedException">The consent does not take the change.</exception>
    public async Task<SignedConsent> ChangeAsync(
        string id, string? key, ConsentChange change, Func<Consent, DateTimeOffset, Consent> next, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var history = await store.HistoryAsync(id, cancellation);
            var newest = history[^1].Consent;
            var done = key is not null && history.Any(v => v.Consent.Key == key && v.Consent.Change == change);
            var changed = done ? newest : next(newest, clock.GetUtcNow());
            if (changed.Version == newest.Version)
            {
                // Whoever made that version may have died before it held everywhere.
                await store.ConfirmAsync(newest.CreditCode, cancellation);
                return history[^1];
            }

            await notices.BeginAsync(changed, cancellation);
            var signed = await SignedConsent.SignAsync(changed, keys, await CurrentKeyAsync(cancellation), cancellation);
            if (await store.TryAddAsync(signed, cancellation))
            {
                await notices.TellAsync([changed], cancellation);
                return signed;
            }
        }

        throw new InvalidOperationException($"Consent {id} was changed by others {MostAttempts} times in a row.");
    }

    private async Task<string> CurrentKeyAsync(CancellationToken cancellation) => (await keys.VerificationKeysAsync(cancellation))[0].KeyId;

    private static bool Same(Consent one, Consent other) =>
        SignedConsent.SignedPartOf(one).AsSpan().SequenceEqual(SignedConsent.SignedPartOf(other));
}
