using System.Security.Cryptography;
using System.Text;
using Hub.Azure;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Enterprises;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Consents;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Trust.Consents;

/// <summary>Consents: granted, looked at and listed.</summary>
public sealed class ConsentsApi(ConsentLedger ledger, ConsentStore store, ConsentChecks checks, Purposes purposes, TimeProvider clock)
{
    private const int LongestKey = 200;

    /// <summary>Records a consent. The same Idempotency-Key for the same terms gives the same consent.</summary>
    [Function("GrantConsent")]
    public async Task<IResult> GrantAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/consents")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.Caller();
        if (await request.ReadJsonAsync<ConsentGrant>(cancellation) is not { } grant || KeyOf(request) is not { } key)
        {
            return Problems.BadRequest("bad-consent", "授权信息不全", "Incomplete consent", $"A JSON body and the header Idempotency-Key of 1 to {LongestKey} characters are needed.");
        }

        if (ConsentRights.ChannelOf(caller, grant) is not { } channel)
        {
            return Problems.Of(403, "forbidden", "没有权限", "Not allowed",
                "An enterprise consents for itself; a bank hands in what names that bank alone; an operator hands in what was signed at the service hall.");
        }

        var now = clock.GetUtcNow();
        var (terms, persons) = (grant.ToTerms(channel, now), grant.Persons ?? []);
        if (checks.Of(terms, persons, now) is { Count: > 0 } mistakes)
        {
            return Problems.Of(400, "bad-consent", "授权信息有误", "The consent has mistakes", string.Join("; ", mistakes.Select(m => $"{m.Field}: {m.En}")), ("mistakes", mistakes));
        }

        // Terms that leave the beginning to the hub are the same terms when they are sent again.
        var id = ConsentStore.IdOf(terms.CreditCode, key);
        var begun = grant.ValidFrom is null && (await store.FindAsync(id, 1, cancellation))?.Consent is { } earlier ? terms with { ValidFrom = earlier.Terms.ValidFrom } : terms;
        var granted = await ledger.GrantAsync(Consent.Grant(id, begun, persons, now, caller.Id, key), cancellation);
        return Results.Json(Answer(granted), HubJson.Options, statusCode: 201);
    }

    /// <summary>A consent with every version, signed.</summary>
    [Function("ReadConsent")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/consents/{consentId}")] HttpRequest request, string consentId, CancellationToken cancellation)
    {
        var history = await store.HistoryAsync(consentId, cancellation);
        return history.Count > 0 && history[^1].Consent is var newest && ConsentRights.MaySee(request.Caller(), newest)
            ? Results.Json(new ConsentHistory(newest, newest.IsInForce(clock.GetUtcNow()), [.. history.Select(v => v.Jws)]), HubJson.Options)
            : Problems.NotFound("consent", "授权", consentId);
    }

    /// <summary>An enterprise's consents, as far as the caller sees them.</summary>
    [Function("ListConsents")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/enterprises/{creditCode}/consents")] HttpRequest request,
        string creditCode, CancellationToken cancellation)
    {
        var (code, refusal) = request.Caller().EnterpriseFor(creditCode);
        if (refusal is not null)
        {
            return refusal;
        }

        var seen = (await store.NewestAsync(code, cancellation)).Where(c => ConsentRights.MaySee(request.Caller(), c)).OrderByDescending(c => c.GrantedAt);
        return Results.Json(new ConsentList([.. seen]), HubJson.Options);
    }

    /// <summary>The purposes and what each allows.</summary>
    [Function("ListPurposes")]
    public IResult Purposes([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/purposes")] HttpRequest request) =>
        Results.Json(new PurposeList([.. purposes.All.Select(p => new PurposeStatement(
            p.Code, p.Name.Zh, p.Name.En, p.ConsentMonths, p.UntilLoanEnds, p.Products, [.. p.Interfaces.Order(StringComparer.Ordinal)]))]), HubJson.Options);

    /// <summary>Digest of a caller's own name for what it does; null if it gave none.</summary>
    internal static string? KeyOf(HttpRequest request) => request.Headers["Idempotency-Key"].ToString() is { Length: > 0 and <= LongestKey } key
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Caller().Id}\n{key}")))
        : null;

    private ConsentAnswer Answer(SignedConsent signed) => new(signed.Consent, signed.Consent.IsInForce(clock.GetUtcNow()), signed.Jws);
}
