using Hub.Azure.Profiles;
using Hub.Azure.Sources;
using Hub.Domain.Enterprises;
using Hub.Domain.Sources;
using Hub.Domain.Trust;
using Hub.Functions.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Profiles;

/// <summary>What is to be asked for.</summary>
/// <param name="Interfaces">Interfaces to ask, fresh or not; absent for those whose answer is stale.</param>
public sealed record RefreshRequest(IReadOnlyList<string>? Interfaces);

/// <summary>Asks departments about one enterprise now, and answers with its profile.</summary>
public sealed class RefreshProfile(ProfileReader profiles, ProfileStore store, Refreshing refreshing, Catalog catalog)
{
    /// <summary>The profile with what was answered in time; its manifest says of each interface whether it was.</summary>
    [Function("RefreshProfile")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/enterprises/{creditCode}/refresh")] HttpRequest request,
        string creditCode, CancellationToken cancellation)
    {
        if (!CreditCode.TryParse(creditCode, out var code, out var error))
        {
            return Problems.Of(400, "bad-credit-code", "统一社会信用代码无效", "Invalid credit code", $"{error!.Name}: {error.Detail}");
        }

        var caller = request.Caller();
        var wanted = (await request.ReadJsonAsync<RefreshRequest>(cancellation))?.Interfaces;
        if (Refusal(caller, await profiles.OpenAsync(caller, cancellation), wanted, out var interfaces) is { } refusal)
        {
            return refusal;
        }

        if (await store.FindAsync(code.Value, cancellation) is null)
        {
            return Problems.NotFound("enterprise", "企业", code.Value);
        }

        await refreshing.RefreshAsync(code.Value, interfaces, evenIfFresh: wanted is not null, cancellation);
        var view = await profiles.OpenAsync(caller, cancellation);
        var answer = (await view.ReadAsync(code.Value, null, cancellation))!;
        request.Disclose(Disclosure.Of(request, code.Value, answer.Interfaces, answer.Json.Span));
        return Results.Bytes(answer.Json, "application/json; charset=utf-8");
    }

    /// <summary>Why the request cannot be done; null, and what to ask, if it can.</summary>
    private IResult? Refusal(Caller caller, CallerView view, IReadOnlyList<string>? wanted, out IReadOnlyList<Interface> interfaces)
    {
        var asked = catalog.Interfaces.Where(i => i.Source is PerSubjectSource).ToList();
        interfaces = [.. asked.Where(i => wanted?.Contains(i.Id) ?? view.MaySee(i))];
        if (caller.Role is not (CallerRole.Bank or CallerRole.Operator))
        {
            return Problems.Of(403, "forbidden", "没有权限", "Not allowed", $"Caller {caller.Id} is neither a bank nor an operator.");
        }

        if (wanted?.FirstOrDefault(id => !asked.Exists(i => i.Id == id)) is { } unknown)
        {
            return Problems.NotFound("asked interface", "可逐户查询的接口", unknown, asked.Select(i => i.Id));
        }

        return interfaces.FirstOrDefault(i => !view.MaySee(i)) is { } withheld
            ? Problems.Of(403, "not-consented", "未取得授权", "Not consented", $"Caller {caller.Id} may not see {withheld.Id}: it needs the enterprise's consent.")
            : null;
    }
}
