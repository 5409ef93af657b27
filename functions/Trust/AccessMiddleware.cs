using Hub.Azure;
using Hub.Azure.Trust;
using Hub.Domain.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Options;

namespace Hub.Functions.Trust;

/// <summary>
/// Deny by default: a call needs a key whose caller has the route's scope. Every call is written down before the function
/// runs, refusals too.
/// </summary>
public sealed class AccessMiddleware(CallerStore callers, AccessLog log, IOptions<HubOptions> options) : IFunctionsWorkerMiddleware
{
    /// <summary>Header that carries the API key.</summary>
    public const string KeyHeader = "x-api-key";

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

        var key = http.Request.Headers[KeyHeader].ToString();
        var caller = key.Length > 0 ? await callers.FindAsync(key, context.CancellationToken) : null;
        var refusal = DemoRefusal(http.Request) ?? Refusal(route, caller, key.Length > 0);
        await log.RecordAsync(
            new Access(caller?.Id ?? "(none)", function, $"{http.Request.Method} {http.Request.Path}", refusal?.Name ?? "granted"),
            context.CancellationToken);
        if (refusal is { } refused)
        {
            await refused.Problem.ExecuteAsync(http);
            return;
        }

        http.Features.Set(caller!);
        await next(context);
    }

    /// <summary>The demo's keys are known to everybody: a request that came through a proxy is not from this machine.</summary>
    private (string Name, IResult Problem)? DemoRefusal(HttpRequest request) =>
        options.Value.Demo && request.Headers.Keys.FirstOrDefault(IsForwarding) is { } header
            ? ("forwarded", Problems.Of(403, "forwarded", "演示模式不接受转发的请求", "The demo takes no forwarded requests",
                $"The request has the header {header}; with Hub:Demo only requests made on this machine are served."))
            : null;

    /// <summary>X-Original-… is what the host leaves of an X-Forwarded-… that it understood.</summary>
    private static bool IsForwarding(string header) =>
        header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Via", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase);

    private static (string Name, IResult Problem)? Refusal(Route? route, Caller? caller, bool hasKey)
    {
        if (caller is null)
        {
            var detail = hasKey ? $"The key in {KeyHeader} is not known or not valid any more." : $"Send your API key in the header {KeyHeader}.";
            return ("no valid key", Problems.Of(401, "unauthenticated", "未提供有效密钥", "No valid API key", detail));
        }

        return route?.Scope is { } scope && caller.May(scope)
            ? null
            : ("scope missing", Problems.Of(403, "forbidden", "没有权限", "Not allowed", $"Caller {caller.Id} needs the scope “{route?.Scope ?? "(none can do this)"}”."));
    }
}

/// <summary>The caller of the current request.</summary>
public static class CallerFeature
{
    /// <summary>Who calls; known for every function whose route needs a scope.</summary>
    public static Caller Caller(this HttpRequest request) =>
        request.HttpContext.Features.Get<Caller>() ?? throw new InvalidOperationException("This route lets everybody in: it has no caller.");
}
