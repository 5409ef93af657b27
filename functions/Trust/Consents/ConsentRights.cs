using Hub.Domain.Trust;
using Hub.Domain.Trust.Consents;

namespace Hub.Functions.Trust.Consents;

/// <summary>
/// Who may do what with consents. Whatever widens what is read needs the enterprise itself or a document that it signed; what
/// narrows it, whoever took the document may do as well, so that revoking is as easy as granting was.
/// </summary>
internal static class ConsentRights
{
    /// <summary>The channel of a consent that a caller hands in; null if it may not.</summary>
    public static ConsentChannel? ChannelOf(Caller caller, ConsentGrant grant) => caller.Role switch
    {
        CallerRole.Enterprise when grant.CreditCode is { } code && code == caller.CreditCode => ConsentChannel.Online,
        CallerRole.Bank when grant.Receivers is [var only] && only == caller.Id => ConsentChannel.BankCounter,
        CallerRole.Operator => ConsentChannel.ServiceHall,
        _ => null,
    };

    /// <summary>Whether a caller sees a consent: the enterprise, the banks in it, and operators.</summary>
    public static bool MaySee(Caller caller, Consent consent) => caller.Role switch
    {
        CallerRole.Enterprise => consent.CreditCode == caller.CreditCode,
        CallerRole.Bank => consent.Terms.Receivers.Contains(caller.Id),
        CallerRole.Operator => true,
        _ => false,
    };

    /// <summary>Whether a caller that sees a consent may change it so.</summary>
    public static bool MayChange(Caller caller, Consent consent, ConsentChange change) => caller.Role switch
    {
        CallerRole.Enterprise => true,
        CallerRole.Operator => change != ConsentChange.Resumed,
        CallerRole.Bank => change != ConsentChange.Resumed && consent.Terms.Channel == ConsentChannel.BankCounter,
        _ => false,
    };
}
