using Hub.Azure;
using Hub.Azure.Evaluation;
using Hub.Azure.Evaluation.Population;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Evaluation;

/// <summary>The rules applied to the whole city: sweeps and statistics.</summary>
public sealed class CityApi(EvaluationSweep sweep, EvaluationStatistics statistics, Surveys surveys)
{
    /// <summary>How many enterprises have each grade.</summary>
    [Function("ReadGradeStatistics")]
    public async Task<IResult> StatisticsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/evaluations/statistics")] HttpRequest request, CancellationToken cancellation) =>
        Results.Json(await statistics.CountAsync(cancellation), HubJson.Options);

    /// <summary>How values are spread in each industry group, and what benchmarks could be.</summary>
    [Function("ReadPercentiles")]
    public async Task<IResult> PercentilesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/evaluations/percentiles")] HttpRequest request, CancellationToken cancellation) =>
        Results.Json(await surveys.ReadAsync(cancellation), HubJson.Options);

    /// <summary>Evaluates again, now, what a new rulebook, time or a silent interface has moved.</summary>
    [Function("StartSweep")]
    public async Task<IResult> SweepAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/evaluations/sweeps")] HttpRequest request, CancellationToken cancellation) =>
        Results.Json(new SweepStarted(await sweep.StartAsync(cancellation)), HubJson.Options, statusCode: StatusCodes.Status202Accepted);
}

/// <summary>A sweep was started.</summary>
/// <param name="Ranges">How many bucket ranges it looks at.</param>
public sealed record SweepStarted(int Ranges);
