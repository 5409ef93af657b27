using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;

namespace Hub.Domain.Sharing.Publishing;

/// <summary>What a bank may be told of an enterprise under one consent.</summary>
/// <param name="Bank">The bank.</param>
/// <param name="Consent">The consent.</param>
/// <param name="Permissions">One for each purpose that the consent names, at least one.</param>
/// <param name="IsCustomer">Whether the bank has a consent in force for what comes after a loan.</param>
public sealed record Entitlement(string Bank, Consent Consent, IReadOnlyList<Permission> Permissions, bool IsCustomer)
{
    /// <summary>Whether one of the purposes allows a product.</summary>
    public bool Allows(Product product) => Permissions.Any(p => p.Purpose.Products.Contains(product));

    /// <summary>Whether one purpose allows a product and every one of some interfaces.</summary>
    public bool Allows(Product product, IEnumerable<Interface> interfaces) =>
        Permissions.Any(p => p.Purpose.Products.Contains(product) && interfaces.All(p.Allows));
}

/// <summary>Which banks are entitled, and under which consents.</summary>
public static class Entitlements
{
    private const string AfterLoan = "POST_LOAN";

    /// <summary>One for each bank and consent in force.</summary>
    /// <param name="consents">The newest version of each of an enterprise's consents.</param>
    /// <param name="purposes">All purposes.</param>
    /// <param name="at">The instant.</param>
    public static IEnumerable<Entitlement> Of(IReadOnlyCollection<Consent> consents, Purposes purposes, DateTimeOffset at)
    {
        var inForce = consents.Where(c => c.IsInForce(at)).OrderBy(c => c.Id, StringComparer.Ordinal).ToList();
        var lenders = inForce.Where(c => c.Terms.Purposes.Contains(AfterLoan)).SelectMany(c => c.Terms.Receivers).ToHashSet();
        return
            from consent in inForce
            let permissions = consent.Terms.Purposes.Select(purposes.Find).OfType<Purpose>().Select(p => new Permission(p, consent, null)).ToList()
            where permissions.Count > 0
            from bank in consent.Terms.Receivers
            select new Entitlement(bank, consent, permissions, lenders.Contains(bank));
    }
}
