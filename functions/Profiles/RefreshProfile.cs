using Hub.Azure.Profiles;
using Hub.Azure.Sources;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Sources;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Consents;
using Hub.Functions.Trust;
using Hub.Functions.Trust.Consents;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Profiles;

/// <summary>What is to be asked for.</summary>
/// <param name="Interfaces">Interfaces to ask, fresh or not; absent for those whose answer is stale.</param>
public sealed record RefreshRequest(IReadOnlyList<string>? Interfaces);

/// <summary>Asks departments about one enterprise now, and answers with its profile.</summary>
public sealed class RefreshProfile(
    ProfileReader profiles, ProfileStore store, Permissions permissions, Refreshing refreshing, Purposes purposes, Catalog catalog)
{
    /// <summary>The profile with what was answered in time; its manifest says of each interface whether it was.</summary>
    [Function("RefreshProfile")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/enterprises/{creditCode}/refresh")] HttpRequest request,
        string creditCode, CancellationToken cancellation)
    {
        var caller = request.Caller();
        var wanted = (await request.ReadJsonAsync<RefreshRequest>(cancellation))?.Interfaces;
        var (code, intent, refusal) = request.EnterpriseToRead(creditCode, purposes, Product.Profile);
        if ((caller.NotBank() ?? refusal ?? Unknown(wanted)) is { } refused)
        {
            return refused;
        }

        var permission = await permissions.DecideAsync(intent!, code, cancellation);
        if ((intent!.Refusal(permission) ?? NotCovered(wanted, permission!)) is { } notAllowed)
        {
            return notAllowed;
        }

        if (await store.FindAsync(code, cancellation) is null)
        {
            return Problems.NotFound("enterprise", "企业", code);
        }

        var interfaces = Asked.Where(i => wanted?.Contains(i.Id) ?? permission!.Allows(i)).ToList();
        await refreshing.RefreshAsync(code, interfaces, evenIfFresh: wanted is not null, cancellation);

        // The consent may have been revoked while departments were waited for: it is looked at again.
        var view = await profiles.OpenAsync(intent! with { Came = null }, new Look(!caller.May(Scope.PersonalRead)), cancellation);
        return ReadProfile.Answer(request, code, intent!, (await view.ReadAsync(code, null, cancellation))!);
    }

    private IEnumerable<Interface> Asked => catalog.Interfaces.Where(i => i.Source is PerSubjectSource);

    private IResult? Unknown(IReadOnlyList<string>? wanted) => wanted?.FirstOrDefault(id => Asked.All(i => i.Id != id)) is { } unknown
        ? Problems.NotFound("asked interface", "可逐户查询的接口", unknown, Asked.Select(i => i.Id))
        : null;

    /// <summary>Departments are asked only for what may be shown afterwards.</summary>
    private IResult? NotCovered(IReadOnlyList<string>? wanted, Permission permission) =>
        Asked.FirstOrDefault(i => wanted?.Contains(i.Id) == true && !permission.Allows(i)) is { } withheld
            ? Reading.ConsentMissing($"{withheld.Id} may not be read.", permission.Of(withheld)!.Value)
            : null;
}
