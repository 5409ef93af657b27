using System.Text.Json.Serialization;

namespace Hub.Domain.Trust.Consents;

/// <summary>What an enterprise last did with a consent.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConsentState>))]
public enum ConsentState
{
    /// <summary>Granted or resumed.</summary>
    Active,

    /// <summary>Paused: nothing is read until it is resumed.</summary>
    Paused,

    /// <summary>Revoked, for good.</summary>
    Revoked,
}

/// <summary>A change of a consent.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConsentChange>))]
public enum ConsentChange
{
    /// <summary>授权.</summary>
    Granted,

    /// <summary>暂停.</summary>
    Paused,

    /// <summary>恢复.</summary>
    Resumed,

    /// <summary>撤回.</summary>
    Revoked,

    /// <summary>A natural person consented to be shown.</summary>
    PersonAdded,

    /// <summary>A natural person took the consent back.</summary>
    PersonRemoved,
}

/// <summary>One version of a consent. A change makes the next version; none is ever altered.</summary>
/// <param name="Id">The credit code, a hyphen, and 32 hex digits.</param>
/// <param name="Version">From 1, without gaps.</param>
/// <param name="State">After the change.</param>
/// <param name="Terms">What was signed.</param>
/// <param name="Persons">Who consented to be shown.</param>
/// <param name="GrantedAt">When version 1 was recorded.</param>
/// <param name="Change">What made this version.</param>
/// <param name="ChangedAt">When.</param>
/// <param name="ChangedBy">Which caller.</param>
/// <param name="Key">Digest of the caller's Idempotency-Key; null if it sent none.</param>
public sealed record Consent(
    string Id, int Version, ConsentState State, ConsentTerms Terms, IReadOnlyList<PersonConsent> Persons, DateTimeOffset GrantedAt,
    ConsentChange Change, DateTimeOffset ChangedAt, string ChangedBy, string? Key)
{
    /// <summary>How many versions a consent has at most; revoking is always possible.</summary>
    public const int MostVersions = 50;

    /// <summary>How many persons at most.</summary>
    public const int MostPersons = 50;

    /// <summary>Whose data.</summary>
    [JsonIgnore]
    public string CreditCode => Terms.CreditCode;

    /// <summary>Whether it holds at an instant.</summary>
    public bool IsInForce(DateTimeOffset at) => State == ConsentState.Active && Terms.ValidFrom <= at && at < Terms.ValidTo;

    /// <summary>The first version.</summary>
    public static Consent Grant(string id, ConsentTerms terms, IReadOnlyList<PersonConsent> persons, DateTimeOffset at, string by, string? key) =>
        new(id, 1, ConsentState.Active, terms, persons, at, ConsentChange.Granted, at, by, key);

    /// <summary>The version after a pause, a resumption or a revocation; this one if it is so already.</summary>
    /// <exception cref="ConsentRefusedException">It is revoked, or has too many versions.</exception>
    public Consent With(ConsentChange change, DateTimeOffset at, string by, string? key)
    {
        var state = change switch
        {
            ConsentChange.Paused => ConsentState.Paused,
            ConsentChange.Resumed => ConsentState.Active,
            ConsentChange.Revoked => ConsentState.Revoked,
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, "pauses, resumes and revokes only"),
        };
        return state == State ? this : Next(change, at, by, key) with { State = state };
    }

    /// <summary>The version in which a person consents to be shown; this one if the person did already.</summary>
    /// <exception cref="ConsentRefusedException">It is revoked, or has too many versions or persons.</exception>
    public Consent WithPerson(PersonConsent person, DateTimeOffset at, string by, string? key)
    {
        if (Persons.Contains(person))
        {
            return this;
        }

        IReadOnlyList<PersonConsent> persons = [.. Persons.Where(p => p.Digest != person.Digest), person];
        return persons.Count <= MostPersons
            ? Next(ConsentChange.PersonAdded, at, by, key) with { Persons = persons }
            : throw new ConsentRefusedException($"consent {Id} names {MostPersons} persons already");
    }

    /// <summary>The version in which a person is no longer shown; this one if nobody of that digest is.</summary>
    /// <exception cref="ConsentRefusedException">It is revoked.</exception>
    public Consent WithoutPerson(string digest, DateTimeOffset at, string by, string? key) => Persons.All(p => p.Digest != digest)
        ? this
        : Next(ConsentChange.PersonRemoved, at, by, key) with { Persons = [.. Persons.Where(p => p.Digest != digest)] };

    /// <summary>Time never goes back within a consent, whatever clocks say.</summary>
    private Consent Next(ConsentChange change, DateTimeOffset at, string by, string? key)
    {
        if (State == ConsentState.Revoked)
        {
            throw new ConsentRefusedException($"consent {Id} was revoked at {ChangedAt:O}; a new consent is needed");
        }

        var narrows = change is ConsentChange.Revoked or ConsentChange.PersonRemoved;
        return Version < MostVersions || narrows
            ? this with { Version = Version + 1, Change = change, ChangedAt = at > ChangedAt ? at : ChangedAt.AddTicks(1), ChangedBy = by, Key = key }
            : throw new ConsentRefusedException($"consent {Id} has {MostVersions} versions already; revoke it and grant a new one");
    }
}

/// <summary>A change that a consent does not take.</summary>
public sealed class ConsentRefusedException(string message) : Exception(message);
