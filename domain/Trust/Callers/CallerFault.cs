namespace Hub.Domain.Trust.Callers;

/// <summary>Why a request is not let in before it is asked what it wants.</summary>
public enum CallerFault
{
    /// <summary>No key at all.</summary>
    NoKey,

    /// <summary>A key that nobody has.</summary>
    UnknownKey,

    /// <summary>A key that was revoked.</summary>
    KeyRevoked,

    /// <summary>A key whose time is over.</summary>
    KeyExpired,

    /// <summary>A good key from an address that it may not be used from.</summary>
    OtherAddress,

    /// <summary>The caller is disabled.</summary>
    CallerDisabled,

    /// <summary>The platform knows who it is, but the hub has no such caller.</summary>
    UnknownPrincipal,

    /// <summary>The caller has agreed to sign its requests and did not.</summary>
    SignatureMissing,

    /// <summary>The signature's fields are not of the form, or leave out what must be signed.</summary>
    SignatureMalformed,

    /// <summary>The signature was made outside the clock window, or has expired.</summary>
    SignatureStale,

    /// <summary>The signature is not of this key over this request.</summary>
    SignatureWrong,

    /// <summary>The body is not the one that was signed.</summary>
    BodyChanged,

    /// <summary>A signed body is larger than the hub holds in memory to verify it.</summary>
    BodyTooLarge,

    /// <summary>The nonce was used before.</summary>
    Replayed,
}
