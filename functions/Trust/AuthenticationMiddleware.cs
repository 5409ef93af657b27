using Hub.Azure;
using Hub.Azure.Trust;
using Hub.Azure.Trust.Callers;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Options;

namespace Hub.Functions.Trust;

/// <summary>
/// Says who calls: by a signature, by an API key, or as the platform has signed in, in this order. It refuses nobody itself: what
/// it finds goes along with the request to the middleware that decides and records.
/// </summary>
public sealed class AuthenticationMiddleware(
    Identification identification, SignedRequests signed, PlatformPrincipal principals, FailedSignIns failures, ChangeStamps changes, IOptions<HubOptions> options)
    : IFunctionsWorkerMiddleware
{
    /// <summary>Header that carries the API key.</summary>
    public const string KeyHeader = "x-api-key";

    private const string BranchHeader = "x-hub-branch";
    private const string UserHeader = "x-hub-user";

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && Routes.Of(context.FunctionDefinition.Name) is not { Scope: null })
        {
            http.Features.Set(new Arrival(changes.Begun));
            http.Features.Set(await AuthenticateAsync(http, context.CancellationToken));
        }

        await next(context);
    }

    private async Task<Authentication> AuthenticateAsync(HttpContext http, CancellationToken cancellation)
    {
        if (DemoRefusal(http.Request) is { } forwarded)
        {
            return new Authentication(null, null, forwarded);
        }

        if (failures.Refusal(http.Connection.RemoteIpAddress) is { } tooMany)
        {
            return new Authentication(null, null, tooMany);
        }

        var (caller, limits, fault) = await IdentifyAsync(http, cancellation);
        var refusal = fault is { } wrong ? Refusals.Of(wrong, caller) : null;
        if (refusal is { Status: StatusCodes.Status401Unauthorized })
        {
            failures.Count(http.Connection.RemoteIpAddress);
        }

        return caller is { Role: CallerRole.Bank } && refusal is null
            ? PassOn(http.Request, caller, limits!)
            : new Authentication(caller, limits, refusal);
    }

    private async Task<Identified> IdentifyAsync(HttpContext http, CancellationToken cancellation)
    {
        var request = http.Request;
        if (SignedRequests.IsSigned(request))
        {
            return await signed.IdentifyAsync(request, cancellation);
        }

        if (request.Headers[KeyHeader].ToString() is { Length: > 0 } key)
        {
            return await identification.ByApiKeyAsync(key, http.Connection.RemoteIpAddress, cancellation);
        }

        return principals.Read(request) is { } principal
            ? await identification.ByPrincipalAsync(principal.ObjectId, principal.AppRoles, cancellation)
            : Identified.Nobody(CallerFault.NoKey);
    }

    /// <summary>The bank says which branch and user of its own asks; what cannot be recorded is not taken.</summary>
    private static Authentication PassOn(HttpRequest request, Caller bank, CallLimits limits)
    {
        var branch = request.Headers[BranchHeader].ToString();
        var user = request.Headers[UserHeader].ToString();
        if ((branch.Length == 0 || PassedOn.IsName(branch)) && (user.Length == 0 || PassedOn.IsName(user)))
        {
            var passed = bank with { Branch = branch.Length > 0 ? branch : null, User = user.Length > 0 ? user : null };
            return new Authentication(passed, limits, null);
        }

        return new Authentication(bank, limits, Refusal.Of("bad branch or user", 400, "bad-passed-on", "网点或用户标识有误", "Bad branch or user",
            $"{BranchHeader} and {UserHeader} have 1 to {PassedOn.Longest} letters, digits and . _ - @ /, such as a number of the bank's own system."));
    }

    /// <summary>The demo's keys are known to everybody: a request that came through a proxy is not from this machine.</summary>
    private Refusal? DemoRefusal(HttpRequest request) =>
        options.Value.Demo && request.Headers.Keys.FirstOrDefault(IsForwarding) is { } header
            ? Refusal.Of("forwarded", 403, "forwarded", "演示模式不接受转发的请求", "The demo takes no forwarded requests",
                $"The request has the header {header}; with Hub:Demo only requests made on this machine are served.")
            : null;

    /// <summary>X-Original-… is what the host leaves of an X-Forwarded-… that it understood.</summary>
    private static bool IsForwarding(string header) =>
        header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Via", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase);
}

/// <summary>When a request came, before anything was looked up for it.</summary>
/// <param name="Begun">By <see cref="ChangeStamps.Begun"/>.</param>
public sealed record Arrival(long Begun);
