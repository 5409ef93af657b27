using Hub.Azure;
using Hub.Azure.Trust;
using Hub.Domain.Sources;
using Hub.Domain.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Trust;

/// <summary>A caller that was made.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="Key">Its key, told this once.</param>
public sealed record CallerCreated(Caller Caller, string Key);

/// <summary>Callers, made by an operator.</summary>
public sealed class CallersApi(CallerStore callers, Catalog catalog)
{
    /// <summary>Makes a caller; its key is told this once.</summary>
    [Function("CreateCaller")]
    public async Task<IResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/callers")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = await request.ReadJsonAsync<Caller>(cancellation);
        if (caller is not { Id.Length: > 0 and <= 100, Scopes: not null })
        {
            return Problems.BadRequest("bad-caller", "调用方信息不全", "Incomplete caller", "A caller has id, role and scopes; a department also department.");
        }

        if (caller.Scopes.FirstOrDefault(s => !Scope.All.Contains(s)) is { } unknown)
        {
            return Problems.NotFound("scope", "权限", unknown, Scope.All);
        }

        if (caller.Role == CallerRole.Department && (caller.Department is null || catalog.FindDepartment(caller.Department) is null))
        {
            return Problems.NotFound("department", "部门", caller.Department ?? "(none)", catalog.Departments.Select(d => d.Id));
        }

        var key = await callers.CreateAsync(caller, cancellation);
        return Results.Json(new CallerCreated(caller, key), HubJson.Options, statusCode: 201);
    }
}
