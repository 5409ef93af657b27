using Hub.Azure;
using Hub.Azure.Trust;
using Hub.Azure.Trust.Audit;
using Hub.Domain.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Options;

namespace Hub.Functions.Trust;

/// <summary>
/// Deny by default: a call needs a key whose caller has the route's scope. Every call is written down, refusals and failures too:
/// before the function runs, or with what its answer discloses before the first byte of it leaves. A result is executed by the
/// outermost middleware, after this one has returned.
/// </summary>
public sealed class AccessMiddleware(CallerStore callers, AuditLog log, SealWatch seals, TimeProvider clock, IOptions<HubOptions> options)
    : IFunctionsWorkerMiddleware
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
        refusal ??= await SealingRefusalAsync(route!, context.CancellationToken);
        var record = new CallRecord(log, clock, http.Request, function, caller);
        if (refusal is { } refused)
        {
            await record.RefuseAsync(((IStatusCodeHttpResult)refused.Problem).StatusCode!.Value, refused.Name, context.CancellationToken);
            await refused.Problem.ExecuteAsync(http);
            return;
        }

        http.Features.Set(caller!);
        http.Features.Set(record);
        await RunAsync(context, next, route!.Recorded, record);
    }

    private static async Task RunAsync(FunctionContext context, FunctionExecutionDelegate next, Recording recorded, CallRecord record)
    {
        if (recorded != Recording.WithItsAnswer)
        {
            await record.BeginAsync(context.CancellationToken);
        }

        try
        {
            await next(context);
            await record.EndAsync(recorded, context.GetInvocationResult().Value, context.CancellationToken);
        }
        catch (Exception e) when (e is not AuditUnavailableException && !context.CancellationToken.IsCancellationRequested)
        {
            await record.FailAsync(e, context.CancellationToken);
            throw;
        }
    }

    /// <summary>Nothing of an enterprise is given out while the record of it is not sealed.</summary>
    private async Task<(string Name, IResult Problem)?> SealingRefusalAsync(Route route, CancellationToken cancellation) =>
        route.Recorded != Recording.BeforeItRuns && await seals.StoppedForAsync(cancellation) is { } age
            ? ("sealing stopped", Problems.Of(503, "sealing-stopped", "访问记录未能按时封存，暂停查询企业信息", "Reads have stopped because the record of access is not sealed",
                $"It was sealed {age.TotalSeconds:F0} s ago, which is longer than it may be. Reads go on by themselves when it is sealed again."))
            : null;

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
