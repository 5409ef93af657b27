using System.Text.Json.Serialization;
using Hub.Domain.Sources;

namespace Hub.Domain.Trust.Consents;

/// <summary>Why a section is not shown.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Withheld>))]
public enum Withheld
{
    /// <summary>No consent names this bank and this purpose.</summary>
    [JsonStringEnumMemberName("noConsent")]
    NoConsent,

    /// <summary>The consent is paused.</summary>
    [JsonStringEnumMemberName("consentPaused")]
    ConsentPaused,

    /// <summary>The consent was revoked.</summary>
    [JsonStringEnumMemberName("consentRevoked")]
    ConsentRevoked,

    /// <summary>The consent's time is over.</summary>
    [JsonStringEnumMemberName("consentExpired")]
    ConsentExpired,

    /// <summary>The consent's time has not begun.</summary>
    [JsonStringEnumMemberName("consentNotYetValid")]
    ConsentNotYetValid,

    /// <summary>The purpose does not need it (最小必要).</summary>
    [JsonStringEnumMemberName("purposeDoesNotCover")]
    PurposeDoesNotCover,

    /// <summary>The enterprise did not consent to this interface.</summary>
    [JsonStringEnumMemberName("consentDoesNotCover")]
    ConsentDoesNotCover,

    /// <summary>It names a natural person who did not consent.</summary>
    [JsonStringEnumMemberName("needsPersonConsent")]
    NeedsPersonConsent,
}

/// <summary>What one reader may see of one enterprise, for one purpose, at one instant.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Consent">The consent it rests on; null if there is none, or none is needed.</param>
/// <param name="Missing">Why what needs a consent is withheld; null if there is one in force, or the reader is the enterprise itself.</param>
public sealed record Permission(Purpose Purpose, Consent? Consent, Withheld? Missing)
{
    /// <summary>The purpose an enterprise sees its own data for.</summary>
    public bool IsOwn => Purpose.Code == Purpose.Self;

    /// <summary>Why a section is withheld; null if it may be seen. Of a section of the class E+P, the items of persons who consented.</summary>
    public Withheld? Of(Interface @interface) =>
        !Purpose.Covers(@interface.Id) ? Withheld.PurposeDoesNotCover
        : @interface.Consent == ConsentClass.None || IsOwn ? null
        : Missing is { } reason ? reason
        : !Consent!.Terms.Covers(@interface) ? Withheld.ConsentDoesNotCover
        : @interface.Consent == ConsentClass.EnterpriseAndPerson && Consent.Persons.Count == 0 ? Withheld.NeedsPersonConsent
        : null;

    /// <summary>Whether a section may be seen.</summary>
    public bool Allows(Interface @interface) => Of(@interface) is null;

    /// <summary>
    /// Whether what is computed from a section may be seen. Of the class E+P whole sections are computed from, of persons who consented and
    /// of others: only the enterprise itself sees what comes from them.
    /// </summary>
    public bool AllowsWhole(Interface @interface) => Allows(@interface) && (IsOwn || @interface.Consent != ConsentClass.EnterpriseAndPerson);

    /// <summary>Whether a natural person may be shown.</summary>
    public bool Shows(string? digest) => IsOwn || Consent?.Persons.Any(p => p.Digest == digest) == true;

    /// <summary>
    /// Decides by the newest versions of an enterprise's consents: the one that is named, or the newest in force for that bank and
    /// purpose, or, if none is, the one that was changed last, for the reason.
    /// </summary>
    /// <param name="purpose">What for.</param>
    /// <param name="receiver">The bank.</param>
    /// <param name="named">The consent that the request names; null if it names none.</param>
    /// <param name="consents">The newest version of each of the enterprise's consents.</param>
    /// <param name="at">The instant.</param>
    /// <returns>Null if the named consent does not exist or does not name the bank.</returns>
    public static Permission? Decide(Purpose purpose, string receiver, string? named, IReadOnlyCollection<Consent> consents, DateTimeOffset at)
    {
        var mine = consents.Where(c => c.Terms.Receivers.Contains(receiver) && (named is null || c.Id == named)).ToList();
        if (named is not null && mine.Count == 0)
        {
            return null;
        }

        var fitting = mine.Where(c => c.Terms.Names(receiver, purpose.Code)).ToList();
        var chosen = fitting.Where(c => c.IsInForce(at)).MaxBy(c => (c.GrantedAt, c.Id)) ?? fitting.MaxBy(c => (c.ChangedAt, c.Id));
        return new Permission(purpose, chosen, chosen is null ? Withheld.NoConsent : ReasonOf(chosen, at));
    }

    /// <summary>An enterprise's look at its own data.</summary>
    public static Permission Own(Purpose purpose) => new(purpose, null, null);

    private static Withheld? ReasonOf(Consent consent, DateTimeOffset at) => consent.State switch
    {
        ConsentState.Revoked => Withheld.ConsentRevoked,
        ConsentState.Paused => Withheld.ConsentPaused,
        _ when at >= consent.Terms.ValidTo => Withheld.ConsentExpired,
        _ when at < consent.Terms.ValidFrom => Withheld.ConsentNotYetValid,
        _ => null,
    };
}
