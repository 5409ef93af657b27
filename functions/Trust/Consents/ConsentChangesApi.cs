using Hub.Azure;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Trust.Consents;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Trust.Consents;

/// <summary>Changes of consents: one call each, without a body where none is needed.</summary>
public sealed class ConsentChangesApi(ConsentLedger ledger, ConsentStore store, TimeProvider clock)
{
    /// <summary>Pauses: nothing is read under it until it is resumed.</summary>
    [Function("PauseConsent")]
    public Task<IResult> PauseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/consents/{consentId}/pause")] HttpRequest request,
        string consentId, CancellationToken cancellation) => ChangeAsync(request, consentId, ConsentChange.Paused, cancellation);

    /// <summary>Resumes.</summary>
    [Function("ResumeConsent")]
    public Task<IResult> ResumeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/consents/{consentId}/resume")] HttpRequest request,
        string consentId, CancellationToken cancellation) => ChangeAsync(request, consentId, ConsentChange.Resumed, cancellation);

    /// <summary>Revokes for good; the banks are told to erase.</summary>
    [Function("RevokeConsent")]
    public Task<IResult> RevokeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/consents/{consentId}/revoke")] HttpRequest request,
        string consentId, CancellationToken cancellation) => ChangeAsync(request, consentId, ConsentChange.Revoked, cancellation);

    /// <summary>Records that a natural person consents to be shown.</summary>
    [Function("AddConsentPerson")]
    public async Task<IResult> AddPersonAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/consents/{consentId}/persons")] HttpRequest request,
        string consentId, CancellationToken cancellation)
    {
        var person = await request.ReadJsonAsync<PersonConsent>(cancellation);
        if (person is null || ConsentChecks.Of(person).ToList() is { Count: > 0 })
        {
            return Problems.BadRequest("bad-person", "个人同意信息有误", "The person's consent has mistakes", "digest (a keyed digest, never an identity number) and evidenceHash are 64 lower-case hex digits each.");
        }

        return await ChangeAsync(request, consentId, ConsentChange.PersonAdded, (c, at, by, key) => c.WithPerson(person, at, by, key), cancellation);
    }

    /// <summary>Records that a natural person took the consent back.</summary>
    [Function("RemoveConsentPerson")]
    public Task<IResult> RemovePersonAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/consents/{consentId}/persons/{digest}")] HttpRequest request,
        string consentId, string digest, CancellationToken cancellation) =>
        ChangeAsync(request, consentId, ConsentChange.PersonRemoved, (c, at, by, key) => c.WithoutPerson(digest, at, by, key), cancellation);

    private Task<IResult> ChangeAsync(HttpRequest request, string consentId, ConsentChange change, CancellationToken cancellation) =>
        ChangeAsync(request, consentId, change, (c, at, by, key) => c.With(change, at, by, key), cancellation);

    private async Task<IResult> ChangeAsync(
        HttpRequest request, string consentId, ConsentChange change, Func<Consent, DateTimeOffset, string, string?, Consent> next, CancellationToken cancellation)
    {
        var caller = request.Caller();
        if (await store.FindAsync(consentId, cancellation) is not { } first || !ConsentRights.MaySee(caller, first))
        {
            return Problems.NotFound("consent", "授权", consentId);
        }

        if (!ConsentRights.MayChange(caller, first, change))
        {
            return Problems.Forbidden($"Caller {caller.Id} may not do this with a consent of the channel {first.Terms.Channel}.");
        }

        var key = ConsentsApi.KeyOf(request);
        var changed = await ledger.ChangeAsync(consentId, key, change, (c, at) => next(c, at, caller.Id, key), cancellation);
        return Results.Json(new ConsentAnswer(changed.Consent, changed.Consent.IsInForce(clock.GetUtcNow()), changed.Jws), HubJson.Options);
    }
}
