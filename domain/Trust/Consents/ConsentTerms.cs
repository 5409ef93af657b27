using System.Text.Json.Serialization;
using Hub.Domain.Sources;

namespace Hub.Domain.Trust.Consents;

/// <summary>Who signs for the enterprise.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SignerCapacity>))]
public enum SignerCapacity
{
    /// <summary>法定代表人.</summary>
    LegalRepresentative,

    /// <summary>经办人，凭授权委托书: needs the digest of the power of attorney.</summary>
    Agent,
}

/// <summary>By which way a consent came.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConsentChannel>))]
public enum ConsentChannel
{
    /// <summary>The enterprise itself, signed in.</summary>
    Online,

    /// <summary>On paper at a bank's counter; the bank hands it in.</summary>
    BankCounter,

    /// <summary>On paper at the service hall; an operator hands it in.</summary>
    ServiceHall,
}

/// <summary>The signer. No name: that stands in the evidence.</summary>
/// <param name="Capacity">In what capacity.</param>
/// <param name="PowerOfAttorneyHash">SHA-256 of the power of attorney, 64 hex digits; of an agent only.</param>
public sealed record Signer(SignerCapacity Capacity, string? PowerOfAttorneyHash = null);

/// <summary>A natural person who consented separately (个人信息保护法 art. 23) to be shown.</summary>
/// <param name="Digest">The keyed digest (HMAC-SHA-256, 64 hex digits) by which the register names the person; never an identity number.</param>
/// <param name="EvidenceHash">SHA-256 of the person's signed consent, 64 hex digits.</param>
public sealed record PersonConsent(string Digest, string EvidenceHash);

/// <summary>What an enterprise signed. Nothing of it changes; who wants other terms signs another consent.</summary>
/// <param name="CreditCode">Whose data.</param>
/// <param name="Signer">Who signed.</param>
/// <param name="Purposes">What it may be read for.</param>
/// <param name="Receivers">The banks that may read it, by caller id.</param>
/// <param name="Interfaces">What may be read, by interface; beside <paramref name="Classes"/>.</param>
/// <param name="Classes">What may be read, by consent class: all interfaces of it that the purpose allows.</param>
/// <param name="ValidFrom">First instant.</param>
/// <param name="ValidTo">First instant at which it no longer holds.</param>
/// <param name="LoanEnds">Last day of the loan, where a purpose lasts as long as that.</param>
/// <param name="EvidenceHash">SHA-256 of the signed document, 64 hex digits.</param>
/// <param name="Channel">How it came.</param>
/// <param name="TextVersion">Which text was signed.</param>
public sealed record ConsentTerms(
    string CreditCode, Signer Signer, IReadOnlyList<string> Purposes, IReadOnlyList<string> Receivers, IReadOnlyList<string> Interfaces,
    IReadOnlyList<ConsentClass> Classes, DateTimeOffset ValidFrom, DateTimeOffset ValidTo, DateOnly? LoanEnds, string EvidenceHash,
    ConsentChannel Channel, string TextVersion)
{
    /// <summary>Whether a section is among what was consented to.</summary>
    public bool Covers(Interface @interface) => Interfaces.Contains(@interface.Id) || Classes.Contains(@interface.Consent);

    /// <summary>Whether a bank may read for a purpose at all.</summary>
    public bool Names(string receiver, string purpose) => Receivers.Contains(receiver) && Purposes.Contains(purpose);
}
