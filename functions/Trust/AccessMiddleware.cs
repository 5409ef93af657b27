using Hub.Azure.Trust;
using Hub.Azure.Trust.Audit;
using Hub.Domain.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Hub.Functions.Trust;

/// <summary>
/// Deny by default: a call needs a caller who has the route's scope. Every call is written down, refusals and failures too:
/// before the function runs, or with what its answer discloses before the first byte of it leaves. A result is executed by the
/// outermost middleware, after this one has returned.
/// </summary>
public sealed class AccessMiddleware(AuditLog log, SealWatch seals, TimeProvider clock)
    : IFunctionsWorkerMiddleware
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
        var refusal = refused ?? AccessRules.Refusal(route, caller!, http.Request) ?? await SealingRefusalAsync(route!, context.CancellationToken);
        var record = new CallRecord(log, clock, http.Request, function, caller);
        if (refusal is not null)
        {
            await record.RefuseAsync(refusal.Status, refusal.Name, context.CancellationToken);
            await refusal.AnswerAsync(http);
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
    private async Task<Refusal?> SealingRefusalAsync(Route route, CancellationToken cancellation) =>
        route.Recorded != Recording.BeforeItRuns && await seals.StoppedForAsync(cancellation) is { } age
            ? Refusal.Of("sealing stopped", 503, "sealing-stopped", "访问记录未能按时封存，暂停查询企业信息", "Reads have stopped because the record of access is not sealed",
                $"It was sealed {age.TotalSeconds:F0} s ago, which is longer than it may be. Reads go on by themselves when it is sealed again.")
            : null;
}
