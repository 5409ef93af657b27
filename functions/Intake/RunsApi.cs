using System.Globalization;
using Hub.Azure;
using Hub.Azure.Intake;
using Hub.Domain.Intake;
using Hub.Domain.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Intake;

/// <summary>What an operator asks to be run.</summary>
/// <param name="Interfaces">Interfaces to pull; absent for what is due.</param>
public sealed record RunRequest(IReadOnlyList<string>? Interfaces);

/// <summary>The newest runs.</summary>
/// <param name="Runs">At most 200, newest first.</param>
/// <param name="Total">How many there are.</param>
public sealed record RunList(IReadOnlyList<Run> Runs, int Total);

/// <summary>A run with what each interface delivered.</summary>
/// <param name="Run">The run.</param>
/// <param name="Batches">One an interface.</param>
public sealed record RunDetail(Run Run, IReadOnlyList<Receipt> Batches);

/// <summary>Runs, started and watched by an operator.</summary>
public sealed class RunsApi(Runs starting, RunStore runs, BatchStore batches, Catalog catalog, TimeProvider clock)
{
    private const int MostListed = 200;
    private const int DaysListed = 7;

    /// <summary>Starts a run.</summary>
    [Function("StartRun")]
    public async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/runs")] HttpRequest request, CancellationToken cancellation)
    {
        var wanted = await request.ReadJsonAsync<RunRequest>(cancellation);
        var pulled = catalog.Interfaces.Where(i => i.Source is not PushSource).Select(i => i.Id).ToList();
        if (wanted?.Interfaces?.FirstOrDefault(i => !pulled.Contains(i)) is { } unknown)
        {
            return Problems.NotFound("pulled interface", "可获取的接口", unknown, pulled);
        }

        var run = await starting.StartAsync(wanted?.Interfaces, cancellation);
        return Results.Json(run, HubJson.Options, statusCode: 202);
    }

    /// <summary>The newest runs: of the last seven days, or since a day that is given.</summary>
    [Function("ListRuns")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/runs")] HttpRequest request, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow().AddDays(-DaysListed);
        if (request.Query["since"].ToString() is { Length: > 0 } text && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out since))
        {
            return Problems.BadRequest("bad-since", "时间格式错误", "Bad instant", "since is a day or an instant, such as 2026-11-01.");
        }

        var all = await runs.ListAsync(since, cancellation);
        var kind = request.Query["kind"].ToString();
        var wanted = kind.Length == 0 ? all : [.. all.Where(r => r.Kind.ToString().Equals(kind, StringComparison.OrdinalIgnoreCase))];
        return Results.Json(new RunList([.. wanted.Take(MostListed)], wanted.Count), HubJson.Options);
    }

    /// <summary>A run with its batches.</summary>
    [Function("ReadRun")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/runs/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await runs.FindAsync(id, cancellation) is not { } run)
        {
            return Problems.NotFound("run", "批次", id);
        }

        var parts = (await batches.ListAsync(id, cancellation)).Select(b => Receipts.Of(b.Value));
        return Results.Json(new RunDetail(run, [.. parts]), HubJson.Options);
    }
}
