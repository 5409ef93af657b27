namespace Hub.Domain.Trust.Callers.Signatures;

/// <summary>What the hub asks of a signature besides that it is right ([P]; RFC 9421, 1.4 wants an application to say so).</summary>
public static class SignatureRules
{
    /// <summary>How far a caller's clock may be ahead.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromSeconds(60);

    /// <summary>Components that every request signs.</summary>
    public static readonly IReadOnlyList<string> Always = ["@method", "@authority", "@path", "@query"];

    /// <summary>Components that a request with a body signs besides.</summary>
    public static readonly IReadOnlyList<string> WithBody = ["content-digest", "content-type"];

    private const int ShortestNonce = 16;
    private const int LongestNonce = 128;

    /// <summary>Why a signature is refused before it is verified; null if it is not.</summary>
    /// <param name="signature">The signature.</param>
    /// <param name="required">Components that must be covered.</param>
    /// <param name="now">The hub's time.</param>
    /// <param name="window">How long after it was made a signature is taken.</param>
    public static CallerFault? Fault(MessageSignature signature, IEnumerable<string> required, DateTimeOffset now, TimeSpan window)
    {
        if (signature is not { Created: { } created, Expires: { } expires, KeyId: not null, Nonce.Length: >= ShortestNonce and <= LongestNonce }
            || required.Except(signature.Components).Any())
        {
            return CallerFault.SignatureMalformed;
        }

        var isStale = created > now + Ahead || created < now - window || expires <= now;
        return isStale ? CallerFault.SignatureStale : null;
    }

    /// <summary>The name of a kind of key among HTTP signature algorithms (RFC 9421, 6.2.2); null if it is none.</summary>
    public static string? AlgorithmOf(CallerKeyKind kind) => kind switch
    {
        CallerKeyKind.EcdsaP256Sha256 => "ecdsa-p256-sha256",
        CallerKeyKind.HmacSha256 => "hmac-sha256",
        _ => null,
    };
}
