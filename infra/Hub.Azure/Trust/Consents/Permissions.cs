using Hub.Domain.Trust.Consents;

namespace Hub.Azure.Trust.Consents;

/// <summary>What somebody reads, as a request names it.</summary>
/// <param name="Reader">Caller id of the bank or the enterprise.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Consent">The consent that it names; null if it leaves that to the hub.</param>
public sealed record ReadIntent(string Reader, Purpose Purpose, string? Consent)
{
    /// <summary>When the request came, by <see cref="ChangeStamps.Begun"/>: what was revoked before is not read. Null: what was revoked before each decision.</summary>
    public long? Came { get; init; }
}

/// <summary>
/// Decides what may be read now. The store is asked for each decision: for the consents, or, where they are remembered, whether
/// they are still the same; so a revocation holds for every request that comes after it was confirmed.
/// </summary>
public sealed class Permissions(ConsentStore consents, ChangeStamps changes, TimeProvider clock)
{
    private readonly Remembered<IReadOnlyCollection<Consent>> _remembered = new(changes, clock);

    /// <summary>The permission for one enterprise; null if the named consent does not exist or does not name the reader.</summary>
    public async Task<Permission?> DecideAsync(ReadIntent intent, string creditCode, CancellationToken cancellation) =>
        intent.Purpose.Code == Purpose.Self
            ? Permission.Own(intent.Purpose)
            : Permission.Decide(intent.Purpose, intent.Reader, intent.Consent, await NewestAsync(creditCode, intent.Came ?? changes.Begun, cancellation), clock.GetUtcNow());

    private async Task<IReadOnlyCollection<Consent>> NewestAsync(string creditCode, long since, CancellationToken cancellation) =>
        (await _remembered.GetAsync(creditCode, ChangeStamps.ConsentsOf(creditCode), since, async (code, stop) => await consents.NewestAsync(code, stop), cancellation))!;
}
