using Hub.Azure;
using Hub.Azure.Evaluation;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Evaluation;

/// <summary>The published rules, and their application to the whole city.</summary>
public sealed class RulebooksApi(Rulebooks rulebooks, EvaluationSweep sweep, EvaluationStatistics statistics, TimeProvider clock)
{
    /// <summary>All versions.</summary>
    [Function("ListRulebooks")]
    public IResult List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/rulebooks")] HttpRequest request)
    {
        var current = rulebooks.At(clock.GetUtcNow());
        return Results.Json(new RulebookList([.. rulebooks.All.Select(m => RulebookSummary.Of(m, m == current))]), HubJson.Options);
    }

    /// <summary>One version, whole.</summary>
    [Function("ReadRulebook")]
    public IResult Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/rulebooks/{version}")] HttpRequest request, string version) =>
        rulebooks.Find(version) is { } found
            ? Results.Json(RulebookDetail.Of(found), HubJson.Options)
            : Problems.NotFound("rulebook", "规则版本", version, rulebooks.All.Select(m => m.Rulebook.Version));

    /// <summary>How many enterprises have each grade.</summary>
    [Function("ReadGradeStatistics")]
    public async Task<IResult> StatisticsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/evaluations/statistics")] HttpRequest request, CancellationToken cancellation) =>
        Results.Json(await statistics.CountAsync(cancellation), HubJson.Options);

    /// <summary>Evaluates again, now, what a new rulebook, time or a silent interface has moved.</summary>
    [Function("StartSweep")]
    public async Task<IResult> SweepAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/evaluations/sweeps")] HttpRequest request, CancellationToken cancellation) =>
        Results.Json(new SweepStarted(await sweep.StartAsync(cancellation)), HubJson.Options, statusCode: StatusCodes.Status202Accepted);
}

/// <summary>A sweep was started.</summary>
/// <param name="Ranges">How many bucket ranges it looks at.</param>
public sealed record SweepStarted(int Ranges);

/// <summary>All versions of the rulebook.</summary>
public sealed record RulebookList(IReadOnlyList<RulebookSummary> Rulebooks);

/// <summary>A version of the rulebook.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Name">Its name.</param>
/// <param name="EffectiveFrom">The first day it is in force.</param>
/// <param name="InForce">Whether it is in force now.</param>
/// <param name="Digest">Fingerprint of its content.</param>
public sealed record RulebookSummary(string Version, BilingualName Name, DateOnly EffectiveFrom, bool InForce, string Digest)
{
    internal static RulebookSummary Of(EvaluationMethod method, bool inForce) => new(
        method.Rulebook.Version, method.Rulebook.Label, method.Rulebook.EffectiveFrom, inForce, method.Rulebook.Digest);
}

/// <summary>A version of the rulebook with all its rules.</summary>
public sealed record RulebookDetail(
    string Version,
    BilingualName Name,
    DateOnly EffectiveFrom,
    string Digest,
    CarbonRule Carbon,
    CoverageRule Coverage,
    IReadOnlyList<PillarRule> Pillars,
    IReadOnlyList<NegativeRule> NegativeList,
    IReadOnlyList<GradeSummary> Grades,
    IReadOnlyList<EvaluationTask> Tasks)
{
    internal static RulebookDetail Of(EvaluationMethod method)
    {
        var r = method.Rulebook;
        return new(
            r.Version, r.Label, r.EffectiveFrom, r.Digest, r.Carbon, r.Coverage,
            [.. r.Pillars.Select(p => new PillarRule(p.Id, p.Label, p.Weight, [.. p.Dimensions.Select(d => new DimensionRule(d.Id, d.Label, d.Weight, [.. d.Factors.Select(FactorRule.Of)]))]))],
            [.. r.NegativeItems.Select(n => new NegativeRule(n.Id, n.Label, n.Group, n.Hit, n.Threshold, n.LookBack, n.Release))],
            [.. r.Grades.Select(g => new GradeSummary(g.Grade, g.Label, g.Floors, [.. g.Conditions.Select(c => c.Text)], g.InterestSubsidy, g.GuaranteeSubsidy))],
            r.Tasks);
    }
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
