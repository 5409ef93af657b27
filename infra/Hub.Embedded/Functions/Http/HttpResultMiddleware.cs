using Hub.Embedded.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Hub.Embedded.Functions.Http;

/// <summary>Gives the inner middleware the request, and writes what the function returned once they are through.</summary>
internal sealed class HttpResultMiddleware : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context is not InvocationContext { Input: HttpInput { Http: var http } } invocation)
        {
            await next(context);
            return;
        }

        context.Items.Add(HttpFunction.ContextKey, http);
        await next(context);
        await WriteAsync(invocation.Result, http);
    }

    private static Task WriteAsync(object? result, HttpContext http) => result switch
    {
        IActionResult action => action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
        IResult written => written.ExecuteAsync(http),
        _ => Task.CompletedTask,
    };
}
