using Hub.Domain.Trust;
using Hub.Domain.Trust.Callers;
using Hub.Domain.Trust.Callers.Signatures;

namespace Hub.Functions.Trust;

/// <summary>What is said to somebody who is not let in: 401 who did not prove who he is, 403 who did and may not.</summary>
internal static class Refusals
{
    /// <summary>The refusal of a fault.</summary>
    /// <param name="fault">What is wrong.</param>
    /// <param name="caller">Who it is, if it was proved.</param>
    public static Refusal Of(CallerFault fault, Caller? caller)
    {
        var who = caller is null ? "" : $"Caller {caller.Id}: ";
        return fault switch
        {
            CallerFault.NoKey => NoKey($"Send your API key in the header {AuthenticationMiddleware.KeyHeader}, or sign the request (RFC 9421)."),
            CallerFault.UnknownKey => NoKey($"The key in {AuthenticationMiddleware.KeyHeader}, or the keyid of the signature, is not known."),
            CallerFault.KeyRevoked => Refusal.Of("key revoked", 401, "key-revoked", "密钥已作废", "The key was revoked", $"{who}ask the hub's operator for a new key."),
            CallerFault.KeyExpired => Refusal.Of("key expired", 401, "key-expired", "密钥已过期", "The key has expired", $"{who}use the key it was rotated to, or ask for a new one."),
            CallerFault.OtherAddress => Refusal.Of("another address", 403, "address-not-allowed", "该地址不得使用此密钥", "The key may not be used from this address",
                $"{who}the key is bound to ranges of addresses; the request came from outside of them."),
            CallerFault.CallerDisabled => Refusal.Of("caller disabled", 403, "caller-disabled", "调用方已停用", "The caller is disabled", $"{who}ask the hub's operator."),
            CallerFault.UnknownPrincipal => Refusal.Of("unknown principal", 403, "unknown-principal", "登录主体未登记", "The principal is not registered",
                "You are signed in, but no caller of the hub has this principal; an operator registers its object id."),
            CallerFault.SignatureMissing => Refusal.Of("signature missing", 401, "signature-missing", "请求须签名", "The request must be signed",
                $"{who}it has agreed to sign its requests (RFC 9421); this one has no Signature-Input."),
            _ => OfSignature(fault, who),
        };
    }

    private static Refusal OfSignature(CallerFault fault, string who) => fault switch
    {
        CallerFault.SignatureMalformed => Refusal.Of("signature malformed", 401, "signature-malformed", "签名格式不符", "The signature is not of the form",
            $"{who}one signature with created, expires, keyid and a nonce of 16 to 128 characters is needed, over {string.Join(", ", SignatureRules.Always)}, "
            + $"every x-hub- header and, with a body, {string.Join(" and ", SignatureRules.WithBody)}."),
        CallerFault.SignatureStale => Refusal.Of("signature stale", 401, "signature-stale", "签名时间不在允许范围", "The signature is outside the clock window",
            $"{who}set your clock and sign anew."),
        CallerFault.SignatureWrong => Refusal.Of("signature wrong", 401, "signature-wrong", "签名验证失败", "The signature does not verify",
            "What was signed is not what arrived, or it was signed with another key."),
        CallerFault.BodyChanged => Refusal.Of("body changed", 401, "content-digest-mismatch", "请求内容与摘要不符", "The body is not the one that was signed",
            $"{who}Content-Digest (RFC 9530, sha-256 or sha-512) is not the digest of the body."),
        CallerFault.BodyTooLarge => Refusal.Of("body too large", 413, "too-large", "请求过大", "Too large", $"{who}a signed body has at most {SignedRequests.MostBytes} bytes."),
        CallerFault.Replayed => Refusal.Of("replayed", 401, "replayed", "请求重放", "The request was seen before", $"{who}every request needs a nonce of its own."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "This fault has no answer."),
    };

    private static Refusal NoKey(string detail) => Refusal.Of("no valid key", 401, "unauthenticated", "未提供有效密钥", "No valid API key", detail);
}
