using Hub.Azure.Trust.Consents;
using Hub.Domain.Sharing.Risks;
using Hub.Domain.Sources;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Consents;

namespace Hub.Azure.Sharing.Risks;

/// <summary>
/// What a bank may see of an enterprise's alerts: an alert rests on data, and is seen only by who may see an evaluation and all of these
/// data now. Of I25 whole records are read, of persons who consented and of others: no bank sees what comes from them.
/// </summary>
/// <param name="purposes">The purposes.</param>
/// <param name="catalog">The interfaces.</param>
/// <param name="consents">The consents; read for each decision and kept nowhere.</param>
/// <param name="clock">The clock.</param>
public sealed class AlertSight(Purposes purposes, Catalog catalog, ConsentStore consents, TimeProvider clock)
{
    /// <summary>By what a bank may see the alerts of an enterprise now, and why not those that it may not.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="creditCode">The enterprise.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Func<Alert, (Permission? Permission, Withheld Reason)>> OfAsync(string bank, string creditCode, CancellationToken cancellation)
    {
        var decided = Decided(bank, null, await consents.NewestAsync(creditCode, cancellation)).ToList();
        var inForce = decided.Where(p => p.Missing is null).ToList();
        var reason = inForce.Count > 0 ? Withheld.ConsentDoesNotCover : decided.Select(p => p.Missing!.Value).FirstOrDefault(m => m != Withheld.NoConsent, Withheld.NoConsent);
        return alert => (ToSee(inForce, alert.Interfaces), reason);
    }

    /// <summary>What a consent of an enterprise allows a bank now; nothing if it is not in force.</summary>
    public async Task<Func<string, string, IReadOnlyList<Permission>>> ByConsentAsync(string creditCode, CancellationToken cancellation)
    {
        var newest = await consents.NewestAsync(creditCode, cancellation);
        return (bank, consent) => [.. Decided(bank, consent, newest).Where(p => p.Missing is null)];
    }

    /// <summary>The permission by which all of some interfaces may be seen; null if there is none.</summary>
    public Permission? ToSee(IReadOnlyList<Permission> permissions, IReadOnlyList<string> interfaces) =>
        permissions.FirstOrDefault(p => interfaces.All(id => catalog.FindInterface(id) is { } i && i.Consent != ConsentClass.EnterpriseAndPerson && p.Allows(i)));

    private IEnumerable<Permission> Decided(string bank, string? consent, IReadOnlyCollection<Consent> newest) => purposes.All
        .Where(p => p.Askers.Contains(CallerRole.Bank) && p.Products.Contains(Product.Evaluation))
        .Select(p => Permission.Decide(p, bank, consent, newest, clock.GetUtcNow()))
        .OfType<Permission>();
}
