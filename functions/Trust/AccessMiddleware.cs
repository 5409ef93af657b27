using Hub.Azure.Trust;
using Hub.Domain.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Hub.Functions.Trust;

/// <summary>
/// Deny by default: a call needs a caller who has the route's scope. Every call is written down before the function runs,
/// refusals too.
/// </summary>
public sealed class AccessMiddleware(AccessLog log) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        var function = context.FunctionDefinition.Name;
        var route = Routes.Of(function);
        if (route is { Scope: null })
        {
            await next(context);
            return;
        }

        var (caller, _, refused) = Authentication.Of(http);
        var refusal = refused ?? AccessRules.Refusal(route, caller!, http.Request);
        await log.RecordAsync(
            new Access(caller?.Id ?? "(none)", function, $"{http.Request.Method} {http.Request.Path}", refusal?.Name ?? "granted"),
            context.CancellationToken);
        if (refusal is not null)
        {
            await refusal.AnswerAsync(http);
            return;
        }

        http.Features.Set(caller!);
        await next(context);
    }
}
