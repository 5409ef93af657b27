using Hub.Azure;
using Hub.Azure.Evaluation;
using Hub.Azure.Evaluation.Population;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Population;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Evaluation;

/// <summary>The published rules.</summary>
public sealed class RulebooksApi(Rulebooks rulebooks, RulebookReleases releases, TimeProvider clock)
{
    /// <summary>All versions.</summary>
    [Function("ListRulebooks")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/rulebooks")] HttpRequest request, CancellationToken cancellation)
    {
        var (known, now) = (await releases.ReadAsync(cancellation), clock.GetUtcNow());
        return Results.Json(new RulebookList([.. rulebooks.Rules.Select(r => RulebookSummary.Of(r, known.Of(r, rulebooks.Rules, now)))]), HubJson.Options);
    }

    /// <summary>One version, whole.</summary>
    [Function("ReadRulebook")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/rulebooks/{version}")] HttpRequest request, string version,
        CancellationToken cancellation)
    {
        if (rulebooks.Find(version) is not { Rulebook: var found })
        {
            return Problems.NotFound("rulebook", "规则版本", version, rulebooks.Rules.Select(r => r.Version));
        }

        var standing = (await releases.ReadAsync(cancellation)).Of(found, rulebooks.Rules, clock.GetUtcNow());
        return Results.Json(RulebookDetail.Of(found, standing), HubJson.Options);
    }
}

/// <summary>All versions of the rulebook.</summary>
public sealed record RulebookList(IReadOnlyList<RulebookSummary> Rulebooks);

/// <summary>A version of the rulebook.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Name">Its name.</param>
/// <param name="EffectiveFrom">The first day it is in force.</param>
/// <param name="InForce">Whether it is in force now.</param>
/// <param name="State">How it stands.</param>
/// <param name="Digest">Fingerprint of its content.</param>
public sealed record RulebookSummary(string Version, BilingualName Name, DateOnly EffectiveFrom, bool InForce, ReleaseState State, string Digest)
{
    internal static RulebookSummary Of(Rulebook r, ReleaseStanding standing) => new(
        r.Version, r.Label, r.EffectiveFrom, standing.State == ReleaseState.InForce, standing.State, r.Digest);
}

/// <summary>A version of the rulebook with all its rules.</summary>
public sealed record RulebookDetail(
    string Version,
    BilingualName Name,
    DateOnly EffectiveFrom,
    string Digest,
    ReleaseStanding Standing,
    ReleaseRule ReleaseBounds,
    CarbonRule Carbon,
    CoverageRule Coverage,
    IReadOnlyList<PillarRule> Pillars,
    IReadOnlyList<NegativeRule> NegativeList,
    IReadOnlyList<GradeSummary> Grades,
    IReadOnlyList<EvaluationTask> Tasks)
{
    internal static RulebookDetail Of(Rulebook r, ReleaseStanding standing) =>
        new(
            r.Version, r.Label, r.EffectiveFrom, r.Digest, standing, r.Release, r.Carbon, r.Coverage,
            [.. r.Pillars.Select(p => new PillarRule(p.Id, p.Label, p.Weight, [.. p.Dimensions.Select(d => new DimensionRule(d.Id, d.Label, d.Weight, [.. d.Factors.Select(FactorRule.Of)]))]))],
            [.. r.NegativeItems.Select(n => new NegativeRule(n.Id, n.Label, n.Group, n.Hit, n.Threshold, n.LookBack, n.Release))],
            [.. r.Grades.Select(g => new GradeSummary(g.Grade, g.Label, g.Floors, [.. g.Conditions.Select(c => c.Text)], g.InterestSubsidy, g.GuaranteeSubsidy))],
            r.Tasks);
}

/// <summary>A sub-index.</summary>
public sealed record PillarRule(string Id, BilingualName Name, double Weight, IReadOnlyList<DimensionRule> Dimensions);

/// <summary>A dimension.</summary>
public sealed record DimensionRule(string Id, BilingualName Name, double Weight, IReadOnlyList<FactorRule> Factors);

/// <summary>A factor.</summary>
public sealed record FactorRule(string Id, BilingualName Name, string Value, string? Unit, string Direction, string Score, double Weight, string Applies, string Missing)
{
    internal static FactorRule Of(Factor f) => new(f.Id, f.Label, f.Value, f.Unit, f.Direction, f.ScaleText, f.Weight, f.Applies, f.Missing.Text);
}

/// <summary>An item of the negative list.</summary>
public sealed record NegativeRule(string Id, BilingualName Name, BilingualName Group, string Hit, BilingualName Threshold, string LookBack, BilingualName Release);

/// <summary>A grade.</summary>
public sealed record GradeSummary(
    Grade Grade, BilingualName Name, IReadOnlyDictionary<string, double> Floors, IReadOnlyList<string> Conditions, decimal InterestSubsidy, decimal GuaranteeSubsidy);
