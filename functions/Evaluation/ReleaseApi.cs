using Hub.Azure;
using Hub.Azure.Evaluation;
using Hub.Azure.Evaluation.Population;
using Hub.Domain.Evaluation.Population;
using Hub.Functions.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Evaluation;

/// <summary>Releases rulebooks that are held.</summary>
public sealed class ReleaseApi(Rulebooks rulebooks, RulebookReleases releases, ShadowRunStore runs, TimeProvider clock)
{
    private const int LongestReason = 500;

    /// <summary>Releases a version of which the operator has seen a shadow run. Once released it stays so; the first release is kept.</summary>
    [Function("ReleaseRulebook")]
    public async Task<IResult> ReleaseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/rulebooks/{version}/release")] HttpRequest request, string version,
        CancellationToken cancellation)
    {
        if (rulebooks.Find(version) is not { Rulebook: var rulebook })
        {
            return Problems.NotFound("rulebook", "规则版本", version, rulebooks.Rules.Select(r => r.Version));
        }

        if (await request.ReadJsonAsync<ReleaseRequest>(cancellation) is not { ShadowRun: { } id, Reason: { Length: > 0 and <= LongestReason } reason })
        {
            return Problems.BadRequest(
                "bad-release", "放行请求不完整", "Incomplete release", $"shadowRun (the run that was looked at) and reason (1 to {LongestReason} characters) are needed.");
        }

        if (await runs.FindAsync(version, id, cancellation) is not { } run)
        {
            return Problems.NotFound("shadow run", "试运行", id);
        }

        if (run.CompletedAt is null || run.Digest != rulebook.Digest)
        {
            return Problems.Of(
                409, "shadow-run-not-usable", "试运行未完成或规则内容已变更", "The shadow run is not through, or was of another text",
                $"Shadow run {id} of {run.Digest} was completed {run.CompletedAt?.ToString("O") ?? "never"}; {version} is {rulebook.Digest} now.");
        }

        var now = clock.GetUtcNow();
        await releases.ReleaseAsync(new Release(version, rulebook.Digest, id, request.Caller().Id, reason, now), cancellation);
        return Results.Json((await releases.ReadAsync(cancellation)).Of(rulebook, rulebooks.Rules, now), HubJson.Options);
    }
}

/// <summary>An operator's consent to a rulebook.</summary>
/// <param name="ShadowRun">The run that was looked at: through, and of the text that is released.</param>
/// <param name="Reason">Why, 1 to 500 characters.</param>
public sealed record ReleaseRequest(string? ShadowRun, string? Reason);
