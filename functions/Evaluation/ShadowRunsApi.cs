using Hub.Azure;
using Hub.Azure.Evaluation;
using Hub.Azure.Evaluation.Population;
using Hub.Domain.Evaluation.Population;
using Hub.Functions.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Hub.Functions.Evaluation;

/// <summary>Drafts tried on everybody before they take effect.</summary>
public sealed class ShadowRunsApi(ShadowRuns shadowRuns, ShadowRunStore runs, Rulebooks rulebooks, HubStore store, IOptions<HubOptions> options)
{
    private const int MostListed = 50;

    /// <summary>Starts a run, or tells the one that is under way.</summary>
    [Function("StartShadowRun")]
    public async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/rulebooks/{version}/shadow-runs")] HttpRequest request, string version,
        CancellationToken cancellation)
    {
        if (rulebooks.Find(version) is null)
        {
            return NotFound(version);
        }

        var run = await shadowRuns.StartAsync(version, request.Caller().Id, cancellation);
        return Results.Json(await SummaryOfAsync(run, cancellation), HubJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>The runs of a version.</summary>
    [Function("ListShadowRuns")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/rulebooks/{version}/shadow-runs")] HttpRequest request, string version,
        CancellationToken cancellation)
    {
        if (rulebooks.Find(version) is null)
        {
            return NotFound(version);
        }

        var all = await runs.ListAsync(version, cancellation);
        var shown = await Task.WhenAll(all.Take(MostListed).Select(run => SummaryOfAsync(run, cancellation)));
        return Results.Json(new ShadowRunList(shown, all.Count), HubJson.Options);
    }

    /// <summary>How far a run is, and what it found.</summary>
    [Function("ReadShadowRun")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/rulebooks/{version}/shadow-runs/{id}")] HttpRequest request, string version,
        string id, CancellationToken cancellation)
    {
        if (rulebooks.Find(version) is null)
        {
            return NotFound(version);
        }

        if (await runs.FindAsync(version, id, cancellation) is not { } run)
        {
            return Problems.NotFound("shadow run", "试运行", id);
        }

        var result = run.CompletedAt is null ? null : await runs.ReadResultAsync(id, cancellation);
        return Results.Json(new ShadowRunDetail(await SummaryOfAsync(run, cancellation), result), HubJson.Options);
    }

    /// <summary>Does again what a killed process left undone of the runs.</summary>
    [Function("RepairShadowRuns")]
    public Task RepairAsync([TimerTrigger("%RepairSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        shadowRuns.RepairAsync(options.Value.RepairAfter, cancellation);

    private async Task<ShadowRunSummary> SummaryOfAsync(ShadowRunRow run, CancellationToken cancellation)
    {
        var (state, ranges) = (shadowRuns.StateOf(run), store.Buckets.RangeCount);
        var done = run.CompletedAt is null ? (await runs.RangesAsync(run.Id, cancellation)).Count : ranges;
        return new ShadowRunSummary(
            run.Id, run.Version, run.Digest, run.Against, state, run.StartedAt, run.StartedBy, done, ranges, run.CompletedAt, run.Holds);
    }

    private IResult NotFound(string version) => Problems.NotFound("rulebook", "规则版本", version, rulebooks.Rules.Select(r => r.Version));
}

/// <summary>The runs of a version.</summary>
/// <param name="Runs">At most 50, newest first.</param>
/// <param name="Total">How many there are.</param>
public sealed record ShadowRunList(IReadOnlyList<ShadowRunSummary> Runs, int Total);

/// <summary>A run.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Version of the draft.</param>
/// <param name="Digest">Fingerprint of the draft's content.</param>
/// <param name="Against">Version of the rulebook in force when it was started.</param>
/// <param name="State">How far it is.</param>
/// <param name="StartedAt">When it was started: the evaluation instant.</param>
/// <param name="StartedBy">Id of the caller.</param>
/// <param name="RangesDone">Bucket ranges evaluated.</param>
/// <param name="Ranges">Bucket ranges of the city.</param>
/// <param name="CompletedAt">When it was through; null until then.</param>
/// <param name="Holds">The bounds that it is beyond; null until it is through.</param>
public sealed record ShadowRunSummary(
    string Id,
    string Version,
    string Digest,
    string Against,
    ShadowRunState State,
    DateTimeOffset StartedAt,
    string StartedBy,
    int RangesDone,
    int Ranges,
    DateTimeOffset? CompletedAt,
    IReadOnlyList<ReleaseHold>? Holds);

/// <summary>A run with what it found.</summary>
/// <param name="Run">The run.</param>
/// <param name="Result">What it found; null until it is through.</param>
public sealed record ShadowRunDetail(ShadowRunSummary Run, ShadowResult? Result);
