using Hub.Azure;
using Hub.Azure.Trust.Callers;
using Hub.Domain.Enterprises;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Trust;

/// <summary>Callers, kept by operators.</summary>
public sealed class CallersApi(CallerStore callers, CallerKeys keys, KeyUses uses, RoleDefaults roles, Catalog catalog, TimeProvider clock)
{
    private const int APage = 100;

    /// <summary>Callers by id, 100 a page.</summary>
    [Function("ListCallers")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/callers")] HttpRequest request, CancellationToken cancellation)
    {
        var found = await callers.ListAsync(request.Query["after"].ToString(), APage, cancellation);
        return Json(new CallerPage([.. found.Select(c => CallerShown.Of(c, roles))], found.Count == APage ? found[^1].Id : null));
    }

    /// <summary>One caller, with when its keys were used last.</summary>
    [Function("ReadCaller")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/callers/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await callers.FindAsync(id, cancellation) is not { } caller)
        {
            return Unknown(id);
        }

        var shown = new List<KeyShown>();
        foreach (var key in caller.Keys)
        {
            shown.Add(KeyShown.Of(key, await uses.LastAsync(key.Id, cancellation)));
        }

        return Json(CallerShown.Of(caller, roles) with { Keys = shown });
    }

    /// <summary>Makes a caller; its key is told this once.</summary>
    [Function("CreateCaller")]
    public async Task<IResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/callers")] HttpRequest request, CancellationToken cancellation)
    {
        var asked = await request.ReadJsonAsync<CallerRequest>(cancellation);
        if (CallerChecks.Of(asked, catalog) is { } wrong)
        {
            return wrong;
        }

        var principal = PrincipalOf(asked!.Principal);
        if (await TakenAsync(principal, asked.Id, cancellation) is { } taken)
        {
            return taken;
        }

        var caller = new Registration(asked.Id, asked.Role, clock.GetUtcNow())
        {
            Department = asked.Department, CreditCode = CreditCode.TryParse(asked.CreditCode, out var code, out _) ? code.Value : null, Scopes = asked.Scopes, Limits = asked.Limits,
            MustSign = asked.MustSign ?? false, Principal = principal,
        };
        if (!await callers.AddAsync(caller, cancellation))
        {
            return Problems.Of(409, "caller-exists", "调用方已存在", "The caller exists",
                $"There is a caller “{asked.Id}” already: change it with PATCH, make a key for it with POST …/keys.");
        }

        var key = caller.MustSign ? null : await keys.MakeAsync(caller.Id, CallerKeyKind.ApiKey, null, bare => bare, cancellation);
        return Json(new CallerCreated(CallerShown.Of((await callers.FindAsync(caller.Id, cancellation))!, roles), key?.Secret), 201);
    }

    /// <summary>Changes a caller, from the next request on.</summary>
    [Function("ChangeCaller")]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "v1/callers/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var change = await request.ReadJsonAsync<CallerChange>(cancellation);
        if (CallerChecks.Of(change) is { } wrong)
        {
            return wrong;
        }

        var principal = PrincipalOf(change!.Principal);
        if (await callers.FindAsync(id, cancellation) is null)
        {
            return Unknown(id);
        }

        if (await TakenAsync(principal, id, cancellation) is { } taken)
        {
            return taken;
        }

        var changed = await callers.ChangeAsync(
            id,
            caller => caller with
            {
                Scopes = change.Scopes ?? caller.Scopes, Limits = change.Limits ?? caller.Limits, MustSign = change.MustSign ?? caller.MustSign,
                Disabled = change.Disabled ?? caller.Disabled, Principal = change.Principal is null ? caller.Principal : principal,
            },
            cancellation);
        return Json(CallerShown.Of(changed!, roles));
    }

    /// <summary>404.</summary>
    internal static IResult Unknown(string id) => Problems.NotFound("caller", "调用方", id);

    private static IResult Json(object value, int status = 200) => Results.Json(value, HubJson.Options, statusCode: status);

    private static string? PrincipalOf(string? asked) => string.IsNullOrEmpty(asked) ? null : asked.ToLowerInvariant();

    private async Task<IResult?> TakenAsync(string? principal, string id, CancellationToken cancellation) =>
        principal is not null && await callers.ClaimAsync(CallerStore.ByPrincipal, principal, id, cancellation) is { } owner
            ? Problems.Of(409, "principal-taken", "登录主体已登记", "The principal is registered", $"The principal {principal} signs in for “{owner.Id}”.")
            : null;
}
