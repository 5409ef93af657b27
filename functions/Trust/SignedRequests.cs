using Hub.Azure;
using Hub.Azure.Trust.Callers;
using Hub.Domain.Trust.Callers;
using Hub.Domain.Trust.Callers.Signatures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Hub.Functions.Trust;

/// <summary>
/// Requests signed by HTTP message signatures (RFC 9421). The signature stands for the API key. A nonce is taken last, so
/// that nobody else's request can use one up.
/// </summary>
public sealed class SignedRequests(
    Identification identification, KeySecrets secrets, Nonces nonces, IOptions<HubOptions> options, TimeProvider clock)
{
    /// <summary>Largest signed body in bytes: it is held in memory to be verified before anybody reads it.</summary>
    public const int MostBytes = 1024 * 1024;

    private const string InputField = "Signature-Input";

    /// <summary>Whether the request says that it is signed.</summary>
    public static bool IsSigned(HttpRequest request) => request.Headers.ContainsKey(InputField);

    /// <summary>Who signed, and what is wrong with it.</summary>
    public async Task<Identified> IdentifyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (MessageSignature.Parse(request.Headers[InputField].ToString(), request.Headers["Signature"].ToString()) is not { KeyId: { } keyId } signature)
        {
            return Identified.Nobody(CallerFault.SignatureMalformed);
        }

        if (await identification.SignerAsync(keyId, cancellation) is not var (caller, key))
        {
            return Identified.Nobody(CallerFault.UnknownKey);
        }

        var address = request.HttpContext.Connection.RemoteIpAddress;
        return Verifies(signature, key, request)
            ? await identification.BySignatureAsync(caller, key, address, await FaultAsync(request, signature, cancellation), cancellation)
            : Identified.Nobody(CallerFault.SignatureWrong);
    }

    private bool Verifies(MessageSignature signature, CallerKey key, HttpRequest request)
    {
        if ((signature.Algorithm ?? SignatureRules.AlgorithmOf(key.Kind)) != SignatureRules.AlgorithmOf(key.Kind)
            || signature.Base(name => SignedComponents.ValueOf(request, name)) is not { } data)
        {
            return false;
        }

        return key.Kind == CallerKeyKind.EcdsaP256Sha256
            ? SignatureCheck.Ecdsa(key.Material, data, signature.Value)
            : SignatureCheck.Hmac(secrets.SigningSecret(key.Id), data, signature.Value);
    }

    private async Task<CallerFault?> FaultAsync(HttpRequest request, MessageSignature signature, CancellationToken cancellation)
    {
        var hasBody = request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? true;
        var required = SignedComponents.Required(request, hasBody);
        if (SignatureRules.Fault(signature, required, clock.GetUtcNow(), options.Value.SignatureWindow) is { } fault)
        {
            return fault;
        }

        if (hasBody && await BodyFaultAsync(request, cancellation) is { } wrong)
        {
            return wrong;
        }

        return await nonces.TryTakeAsync(signature.KeyId!, signature.Nonce!, signature.Created!.Value, cancellation) ? null : CallerFault.Replayed;
    }

    private static async Task<CallerFault?> BodyFaultAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MostBytes)
        {
            return CallerFault.BodyTooLarge;
        }

        var body = new byte[(request.ContentLength ?? MostBytes) + 1];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellation);
        if (length > MostBytes)
        {
            return CallerFault.BodyTooLarge;
        }

        request.Body = new MemoryStream(body, 0, length, writable: false);
        return ContentDigest.Matches(request.Headers["Content-Digest"].ToString(), body.AsSpan(0, length)) ? null : CallerFault.BodyChanged;
    }
}
