using Hub.Azure;
using Hub.Azure.Trust.Callers;
using Hub.Domain.Trust.Callers;
using Hub.Domain.Trust.Callers.Signatures;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Trust;

/// <summary>Keys of callers, kept by operators. Nothing secret is answered but a new key, once.</summary>
public sealed class CallerKeysApi(CallerStore callers, CallerKeys keys, TimeProvider clock)
{
    private const int UsualOverlapHours = 7 * 24;
    private const int LongestOverlapHours = 90 * 24;

    /// <summary>Makes a key: an API key, a shared secret for signatures, or takes a bank's public key.</summary>
    [Function("CreateKey")]
    public async Task<IResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/callers/{id}/keys")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var asked = await request.ReadJsonAsync<KeyRequest>(cancellation) ?? new KeyRequest(CallerKeyKind.ApiKey, null, null, null, null);
        if (CallerChecks.Of(asked, clock.GetUtcNow()) is { } wrong)
        {
            return wrong;
        }

        if (await callers.FindAsync(id, cancellation) is null)
        {
            return CallersApi.Unknown(id);
        }

        var made = await keys.MakeAsync(
            id, asked.Kind, PublicKeyOf(asked.PublicKey),
            bare => bare with { Scopes = asked.Scopes, Addresses = asked.Addresses ?? [], Expires = asked.Expires }, cancellation);
        return Made(made, id);
    }

    /// <summary>Makes a successor of a key; both are good until the overlap is over.</summary>
    [Function("RotateKey")]
    public async Task<IResult> RotateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/callers/{id}/keys/{key}/rotate")] HttpRequest request,
        string id, string key, CancellationToken cancellation)
    {
        var asked = await request.ReadJsonAsync<KeyRotation>(cancellation) ?? new KeyRotation(null, null, null);
        var now = clock.GetUtcNow();
        if ((await callers.FindAsync(id, cancellation))?.Key(key) is not { } old || !old.IsGoodAt(now))
        {
            return Problems.NotFound("good key", "有效密钥", key);
        }

        if (asked.OverlapHours is < 0 or > LongestOverlapHours)
        {
            return CallerChecks.BadKey($"overlapHours is 0 to {LongestOverlapHours}.");
        }

        if ((CallerChecks.OfPublicKey(old.Kind, asked.PublicKey) ?? CallerChecks.OfExpiry(asked.Expires, now)) is { } wrong)
        {
            return wrong;
        }

        var overlap = TimeSpan.FromHours(asked.OverlapHours ?? UsualOverlapHours);
        return Made(await keys.RotateAsync(id, old, PublicKeyOf(asked.PublicKey), asked.Expires, overlap, cancellation), id);
    }

    /// <summary>Revokes a key: it is refused from the next request on.</summary>
    [Function("RevokeKey")]
    public async Task<IResult> RevokeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/callers/{id}/keys/{key}")] HttpRequest request,
        string id, string key, CancellationToken cancellation) =>
        await keys.RevokeAsync(id, key, cancellation)
            ? Results.Json(KeyShown.Of((await callers.FindAsync(id, cancellation))!.Key(key)!, null), HubJson.Options)
            : Problems.NotFound("key", "密钥", key);

    private static byte[]? PublicKeyOf(string? pem) => pem is null ? null : SignatureCheck.PublicKey(pem);

    private static IResult Made(MadeKey? made, string id) => made is null
        ? Problems.Of(409, "too-many-keys", "有效密钥过多", "Too many good keys", $"“{id}” has {Registration.MostGoodKeys} good keys: revoke one first.")
        : Results.Json(KeyCreated.Of(made), HubJson.Options, statusCode: 201);
}
