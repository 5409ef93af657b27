using System.Security.Cryptography;
using System.Text.Json;
using Hub.Azure;
using Hub.Azure.Evaluation;
using Hub.Domain.Enterprises;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Evaluation;

/// <summary>Evaluations and emissions of one enterprise, explained.</summary>
public sealed class EvaluationApi(EvaluationReader evaluations)
{
    /// <summary>The evaluation: tree of scores, negative list, grade, and where every figure comes from.</summary>
    [Function("ReadEvaluation")]
    public Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/enterprises/{creditCode}/evaluation")] HttpRequest request,
        string creditCode, CancellationToken cancellation) => AnswerAsync(request, creditCode, code => evaluations.ExplainAsync(code, cancellation));

    /// <summary>The emissions: periods, sources, factors, intensities, data quality.</summary>
    [Function("ReadCarbon")]
    public Task<IResult> CarbonAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/enterprises/{creditCode}/carbon")] HttpRequest request,
        string creditCode, CancellationToken cancellation) => AnswerAsync(request, creditCode, code => evaluations.CarbonAsync(code, cancellation));

    internal static async Task<IResult> AnswerAsync<T>(HttpRequest request, string creditCode, Func<string, Task<T?>> read)
        where T : class
    {
        if (!CreditCode.TryParse(creditCode, out var code, out var error))
        {
            return Problems.Of(400, "bad-credit-code", "统一社会信用代码无效", "Invalid credit code", $"{error!.Name}: {error.Detail}");
        }

        return await read(code.Value) is { } found ? Tagged(request, found) : Problems.NotFound("enterprise", "企业", code.Value);
    }

    /// <summary>With an entity tag: the same evaluation is the same bytes.</summary>
    private static IResult Tagged<T>(HttpRequest request, T answer)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(answer, HubJson.Options);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(json))[..32]}\"";
        request.HttpContext.Response.Headers.ETag = tag;
        request.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return request.Headers.IfNoneMatch.Any(t => t == tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(json, "application/json; charset=utf-8");
    }
}
