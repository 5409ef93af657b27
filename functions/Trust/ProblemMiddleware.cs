using Hub.Azure.Trust.Audit;
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
        if (Failures.ProblemOf(exception) is null || exception is AuditUnavailableException)
        {
            logger.LogError(exception, "Function {Function} failed", function);
        }

        return Failures.ProblemOf(exception)
            ?? Problems.Of(500, "internal", "服务内部错误", "Internal error", "The fault is ours and is logged; the request may be sent again.");
    }
}
