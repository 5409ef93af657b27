using Hub.Azure;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Consents;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Trust.Consents;

/// <summary>A bank's word that it erased what it had read.</summary>
/// <param name="ErasedAt">When it erased.</param>
/// <param name="EvidenceHash">SHA-256 of its record of erasure.</param>
/// <param name="Remark">What it has to keep by law, and why.</param>
public sealed record ErasureWord(DateTimeOffset? ErasedAt, string? EvidenceHash, string? Remark);

/// <summary>The receipts of a consent, and which banks still owe one.</summary>
public sealed record ErasureList(IReadOnlyList<ErasureReceipt> Receipts, IReadOnlyList<string> Owed);

/// <summary>Erasure receipts of revoked consents.</summary>
public sealed class ErasuresApi(ConsentStore store, Erasures erasures, TimeProvider clock)
{
    private const int LongestRemark = 500;

    /// <summary>A bank says that it erased. The first word counts.</summary>
    [Function("PostErasureReceipt")]
    public async Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/consents/{consentId}/erasure-receipts")] HttpRequest request,
        string consentId, CancellationToken cancellation)
    {
        var caller = request.Caller();
        if (await store.FindAsync(consentId, cancellation) is not { } consent || caller.Role != CallerRole.Bank || !ConsentRights.MaySee(caller, consent))
        {
            return Problems.NotFound("consent", "授权", consentId);
        }

        var word = await request.ReadJsonAsync<ErasureWord>(cancellation);
        var now = clock.GetUtcNow();
        if (word?.ErasedAt is not { } erased || erased > now || !ConsentChecks.IsDigest(word.EvidenceHash) || word.Remark?.Length > LongestRemark)
        {
            return Problems.BadRequest("bad-receipt", "销毁回执有误", "The receipt has mistakes",
                $"erasedAt is an instant up to now, evidenceHash 64 lower-case hex digits, remark at most {LongestRemark} characters.");
        }

        if (consent.State != ConsentState.Revoked)
        {
            return Problems.Of(409, "not-revoked", "授权未撤回", "The consent is not revoked", $"Consent {consentId} is {consent.State}: nothing is to be erased.");
        }

        var kept = await erasures.AddAsync(consentId, new ErasureReceipt(caller.Id, erased, word.EvidenceHash!, word.Remark, now), cancellation);
        return Results.Json(kept, HubJson.Options, statusCode: 201);
    }

    /// <summary>The receipts: the enterprise and operators see all, a bank its own.</summary>
    [Function("ListErasureReceipts")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/consents/{consentId}/erasure-receipts")] HttpRequest request,
        string consentId, CancellationToken cancellation)
    {
        var caller = request.Caller();
        if (await store.FindAsync(consentId, cancellation) is not { } consent || !ConsentRights.MaySee(caller, consent))
        {
            return Problems.NotFound("consent", "授权", consentId);
        }

        var receipts = await erasures.ListAsync(consentId, cancellation);
        var owed = consent.State == ConsentState.Revoked ? consent.Terms.Receivers.Except(receipts.Select(r => r.Bank)) : [];
        bool IsSeen(string bank) => caller.Role != CallerRole.Bank || bank == caller.Id;
        return Results.Json(new ErasureList([.. receipts.Where(r => IsSeen(r.Bank))], [.. owed.Where(IsSeen)]), HubJson.Options);
    }
}
