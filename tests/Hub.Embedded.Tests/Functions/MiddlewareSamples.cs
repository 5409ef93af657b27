using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Hub.Embedded.Tests.Functions;

public sealed class MiddlewareSamples(Journal journal)
{
    [Function("work")]
    public IResult Work([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        journal.Add($"function {request.HttpContext.Request.Path}");
        return Results.Text("worked");
    }

    [Function("wait")]
    public async Task<IResult> Wait([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellationToken)
    {
        journal.Add("waiting");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            journal.Add($"cancelled {request.HttpContext.RequestAborted.IsCancellationRequested}");
            throw;
        }

        return Results.Ok();
    }
}

/// <summary>Runs before the request is known, since it is added before ConfigureFunctionsWebApplication.</summary>
public sealed class OuterMiddleware(Journal journal) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        journal.Add($"outer in {context.GetHttpContext() is null}");
        await next(context);
        journal.Add($"outer out {context.GetHttpContext()!.Response.HasStarted}");
    }
}

public sealed class InnerMiddleware(Journal journal) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext()!;
        journal.Add($"inner in {context.FunctionDefinition.Name}");
        if (http.Request.Query.ContainsKey("stop"))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            await http.Response.WriteAsync("stopped");
            return;
        }

        await next(context);
        journal.Add($"inner out {http.Response.HasStarted}");
    }
}

public sealed class NeverMiddleware(Journal journal) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        journal.Add("never");
        return next(context);
    }
}
