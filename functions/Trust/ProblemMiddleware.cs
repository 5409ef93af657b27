using System.Text.Json;
using Hub.Azure.Intake;
using Hub.Azure.Trust.Disputes;
using Hub.Domain.Trust.Disputes;
using Hub.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Hub.Functions.Trust;

/// <summary>Turns the exceptions a caller can do something about into problem details; the rest into 500 without inner details.</summary>
public sealed class ProblemMiddleware(ILogger<ProblemMiddleware> logger) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception e) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            await ProblemOf(e, context.FunctionDefinition.Name).ExecuteAsync(http);
        }
    }

    private IResult ProblemOf(Exception exception, string function)
    {
        switch (exception)
        {
            case DeliveryTooLargeException e:
                return Problems.Of(413, "too-large", "请求过大", "Too large", e.Message);
            case BadHttpRequestException e:
                return Problems.Of(e.StatusCode, "bad-request", "请求有误", "Bad request", e.Message);
            case IdempotencyConflictException e:
                return Problems.Of(409, "idempotency-conflict", "幂等键已用于其他内容", "Idempotency-Key used for other content", e.Message);
            case CaseStateException e:
                return Problems.Of(409, "case-stands-elsewhere", "当前状态不能进行该操作", "Not possible where the case stands", e.Message, ("stands", e.Stands));
            case NoSuchItemException e:
                return Problems.Of(404, "unknown-item", "档案中没有该信息", "The profile has no such item", e.Message);
            case AlreadyDisputedException e:
                return Problems.Of(409, "already-disputed", "该信息已在异议处理中", "Disputed already", e.Message, ("dispute", e.Id));
            case DecisionException e:
                return Problems.Of(409, e.Name, e.Zh, "Cannot be decided so", e.Message);
            case TooManyCasesException e:
                return Problems.Of(409, "too-many-cases", "该企业案件过多", "Too many cases", e.Message);
            case JsonException e:
                return Problems.BadRequest("bad-json", "请求不是有效的 JSON", "The body is no valid JSON", $"line {e.LineNumber + 1}, byte {e.BytePositionInLine}");
            case InvalidDataException e:
                return Problems.BadRequest("bad-compression", "压缩内容损坏", "The compressed body is damaged", e.Message);
            default:
                logger.LogError(exception, "Function {Function} failed", function);
                return Problems.Of(500, "internal", "服务内部错误", "Internal error", "The fault is ours and is logged; the request may be sent again.");
        }
    }
}
