using Hub.Azure;
using Hub.Azure.Trust.Audit;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Hub.Functions;

/// <summary>Whether the hub lives and can serve.</summary>
public sealed class Health(HubStore store, SealWatch seals, ILogger<Health> logger)
{
    /// <summary>The process answers.</summary>
    [Function("Live")]
    public IResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) =>
        Results.Json(new { status = "live" }, HubJson.Options);

    /// <summary>The store answers.</summary>
    [Function("Ready")]
    public async Task<IResult> ReadyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            await store.PingAsync(cancellation);
            return Results.Json(new { status = "ready", sealAgeSeconds = (long)(await seals.AgeAsync(cancellation)).TotalSeconds }, HubJson.Options);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "The store does not answer");
            return Problems.Of(503, "store-unreachable", "存储不可用", "The store does not answer", "Tables or blobs cannot be reached; nothing is accepted until they can.");
        }
    }
}
