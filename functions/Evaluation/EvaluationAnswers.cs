using System.Text.Json;
using Hub.Azure;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Enterprises;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;
using Hub.Functions.Trust;
using Hub.Functions.Trust.Consents;
using Microsoft.AspNetCore.Http;

namespace Hub.Functions.Evaluation;

/// <summary>What is shown of something computed, and the interfaces it rests on.</summary>
/// <param name="Answer">What is shown.</param>
/// <param name="Interfaces">Where its data comes from. All of them must be permitted.</param>
public sealed record ComputedAnswer(object Answer, IReadOnlyList<string> Interfaces);

/// <summary>
/// Answers with what is computed from an enterprise's profile. It needs a purpose that allows the product and, unless it is the
/// enterprise's own look, a consent in force: what rests on consented data is no more public than they are.
/// </summary>
public sealed class EvaluationAnswers(Permissions permissions, Purposes purposes, Catalog catalog)
{
    /// <summary>Reads, then looks at the consent, then shows.</summary>
    public async Task<IResult> AnswerAsync<T>(
        HttpRequest request, string creditCode, Product[] products, Func<string, Task<T?>> read, Func<T, Permission, ComputedAnswer> show, CancellationToken cancellation)
        where T : class
    {
        var (code, intent, refusal) = request.EnterpriseToRead(creditCode, purposes, products);
        if (refusal is not null)
        {
            return refusal;
        }

        var found = await read(code);
        var permission = await permissions.DecideAsync(intent!, code, cancellation);
        if ((intent!.Refusal(permission) ?? Missing(permission!)) is { } notAllowed)
        {
            return notAllowed;
        }

        return found is null ? Problems.NotFound("enterprise", "企业", code) : Shown(request, code, permission!, show(found, permission!));
    }

    /// <summary>Whether what was computed from an interface may be shown.</summary>
    public bool MaySee(string interfaceId, Permission permission) => catalog.FindInterface(interfaceId) is { } i && permission.AllowsWhole(i);

    /// <summary>The interfaces that may be seen.</summary>
    public IReadOnlyList<string> Seen(Permission permission) => [.. catalog.Interfaces.Select(i => i.Id).Where(id => MaySee(id, permission))];

    private IResult Shown(HttpRequest request, string creditCode, Permission permission, ComputedAnswer computed)
    {
        if (computed.Interfaces.FirstOrDefault(id => !MaySee(id, permission)) is { } withheld)
        {
            var reason = catalog.FindInterface(withheld) is { } i ? permission.Of(i) : null;
            return Reading.ConsentMissing($"It rests on {string.Join(", ", computed.Interfaces)}, and {withheld} may not be read.", reason ?? Withheld.NeedsPersonConsent);
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(computed.Answer, HubJson.Options);
        var hash = request.Disclose(creditCode, permission, computed.Interfaces, json);
        return request.Tagged(json, hash);
    }

    private static IResult? Missing(Permission permission) =>
        permission.Missing is { } reason ? Reading.ConsentMissing("An evaluation needs the enterprise's consent in force.", reason) : null;
}
