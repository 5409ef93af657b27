using Hub.Domain.Trust.Consents;

namespace Hub.Azure.Trust.Consents;

/// <summary>What somebody reads, as a request names it.</summary>
/// <param name="Reader">Caller id of the bank or the enterprise.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Consent">The consent that it names; null if it leaves that to the hub.</param>
public sealed record ReadIntent(string Reader, Purpose Purpose, string? Consent);

/// <summary>
/// Decides what may be read now. Consents are read for each decision and kept nowhere, so that a revocation holds for every answer
/// that is made after it.
/// </summary>
public sealed class Permissions(ConsentStore consents, TimeProvider clock)
{
    /// <summary>The permission for one enterprise; null if the named consent does not exist or does not name the reader.</summary>
    public async Task<Permission?> DecideAsync(ReadIntent intent, string creditCode, CancellationToken cancellation) =>
        intent.Purpose.Code == Purpose.Self
            ? Permission.Own(intent.Purpose)
            : Permission.Decide(intent.Purpose, intent.Reader, intent.Consent, await consents.NewestAsync(creditCode, cancellation), clock.GetUtcNow());
}
