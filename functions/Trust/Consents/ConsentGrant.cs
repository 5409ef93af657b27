using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;

namespace Hub.Functions.Trust.Consents;

/// <summary>A consent as it is handed in. The channel follows from who hands it in.</summary>
/// <param name="CreditCode">Whose data.</param>
/// <param name="Signer">Who signed.</param>
/// <param name="Purposes">What for.</param>
/// <param name="Receivers">Which banks, by caller id.</param>
/// <param name="Interfaces">Which interfaces; besides classes.</param>
/// <param name="Classes">Which consent classes (N, E, E+P); besides interfaces.</param>
/// <param name="ValidFrom">First instant; absent for now.</param>
/// <param name="ValidTo">First instant at which it no longer holds.</param>
/// <param name="LoanEnds">Last day of the loan, for POST_LOAN.</param>
/// <param name="EvidenceHash">SHA-256 of the signed document.</param>
/// <param name="TextVersion">Which text was signed.</param>
/// <param name="Persons">Natural persons who consented separately.</param>
public sealed record ConsentGrant(
    string? CreditCode, Signer? Signer, IReadOnlyList<string>? Purposes, IReadOnlyList<string>? Receivers, IReadOnlyList<string>? Interfaces,
    IReadOnlyList<ConsentClass>? Classes, DateTimeOffset? ValidFrom, DateTimeOffset? ValidTo, DateOnly? LoanEnds, string? EvidenceHash,
    string? TextVersion, IReadOnlyList<PersonConsent>? Persons)
{
    /// <summary>The terms, with what is absent left empty for the checks to find.</summary>
    public ConsentTerms ToTerms(ConsentChannel channel, DateTimeOffset now) => new(
        CreditCode ?? "", Signer ?? new Signer(SignerCapacity.LegalRepresentative), Purposes ?? [], Receivers ?? [], Interfaces ?? [], Classes ?? [],
        ValidFrom ?? now, ValidTo ?? default, LoanEnds, EvidenceHash ?? "", channel, TextVersion ?? "");
}

/// <summary>A consent as the hub tells it.</summary>
/// <param name="Consent">Its newest version.</param>
/// <param name="InForce">Whether it holds now.</param>
/// <param name="Jws">The version, signed by the hub: a JWS (ES256) in compact form.</param>
public sealed record ConsentAnswer(Consent Consent, bool InForce, string Jws);

/// <summary>A consent with all its versions.</summary>
/// <param name="Consent">Its newest version.</param>
/// <param name="InForce">Whether it holds now.</param>
/// <param name="Versions">Every version, signed, the first first.</param>
public sealed record ConsentHistory(Consent Consent, bool InForce, IReadOnlyList<string> Versions);

/// <summary>Consents of an enterprise.</summary>
public sealed record ConsentList(IReadOnlyList<Consent> Consents);

/// <summary>The purposes and what each allows.</summary>
public sealed record PurposeList(IReadOnlyList<PurposeStatement> Purposes);

/// <summary>A purpose and what may be read for it.</summary>
public sealed record PurposeStatement(
    string Code, string Zh, string En, int? ConsentMonths, bool UntilLoanEnds, IReadOnlyList<Product> Products, IReadOnlyList<string> Interfaces);
