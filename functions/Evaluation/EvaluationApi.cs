using System.Text.Json;
using Hub.Azure;
using Hub.Azure.Evaluation;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Enterprises;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;
using Hub.Functions.Trust;
using Hub.Functions.Trust.Consents;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Evaluation;

/// <summary>Evaluations and emissions of one enterprise, explained as far as purpose and consent allow.</summary>
public sealed class EvaluationApi(EvaluationReader evaluations, Permissions permissions, Purposes purposes, Catalog catalog)
{
    /// <summary>The evaluation: tree of scores, negative list, grade, and where every figure comes from; for some purposes the grade only.</summary>
    [Function("ReadEvaluation")]
    public Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/enterprises/{creditCode}/evaluation")] HttpRequest request,
        string creditCode, CancellationToken cancellation) =>
        AnswerAsync(request, creditCode, [Product.Evaluation, Product.Grade], code => evaluations.ExplainAsync(code, cancellation), Shown, cancellation);

    /// <summary>The emissions: periods, sources, factors, intensities, data quality.</summary>
    [Function("ReadCarbon")]
    public Task<IResult> CarbonAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/enterprises/{creditCode}/carbon")] HttpRequest request,
        string creditCode, CancellationToken cancellation) =>
        AnswerAsync(request, creditCode, [Product.Carbon], code => evaluations.CarbonAsync(code, cancellation), Shown, cancellation);

    /// <summary>The consent is looked at last, when all else is read.</summary>
    private async Task<IResult> AnswerAsync<T>(
        HttpRequest request, string creditCode, Product[] products, Func<string, Task<T?>> read, Func<T, Permission, object?> show, CancellationToken cancellation)
        where T : class
    {
        if (!CreditCode.TryParse(creditCode, out var code, out var error))
        {
            return Problems.Of(400, "bad-credit-code", "统一社会信用代码无效", "Invalid credit code", $"{error!.Name}: {error.Detail}");
        }

        var (intent, refusal) = request.Intent(purposes, products);
        if ((refusal ?? request.Caller().NotOwn(code.Value)) is { } refused)
        {
            return refused;
        }

        var found = await read(code.Value);
        var permission = await permissions.DecideAsync(intent!, code.Value, cancellation);
        if ((intent!.Refusal(permission) ?? Missing(permission!)) is { } notAllowed)
        {
            return notAllowed;
        }

        return found is null ? Problems.NotFound("enterprise", "企业", code.Value) : Answer(request, code.Value, permission!, show(found, permission!));
    }

    private IResult Answer(HttpRequest request, string creditCode, Permission permission, object? shown)
    {
        if (shown is null)
        {
            return Reading.ConsentMissing($"Emissions rest on {string.Join(", ", CarbonStatement.Interfaces)}; all of them are needed.", Withheld.ConsentDoesNotCover);
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(shown, HubJson.Options);
        request.Disclose(creditCode, permission, InterfacesOf(shown, permission), json);
        return request.Tagged(json);
    }

    /// <summary>What is computed from sections that need a consent needs one itself.</summary>
    private static IResult? Missing(Permission permission) =>
        permission.Missing is { } reason ? Reading.ConsentMissing("An evaluation needs the enterprise's consent in force.", reason) : null;

    private object Shown(EvaluationExplanation evaluation, Permission permission) => permission.Purpose.Products.Contains(Product.Evaluation)
        ? evaluation.Within(id => MaySee(id, permission))
        : new GradeStatement(evaluation.CreditCode, evaluation.EvaluatedAt, evaluation.Versions.Rulebook, evaluation.Grade.Id);

    private object? Shown(CarbonStatement statement, Permission permission) =>
        CarbonStatement.Interfaces.All(id => MaySee(id, permission)) ? statement : null;

    private IReadOnlyList<string> InterfacesOf(object shown, Permission permission) => shown switch
    {
        CarbonStatement => CarbonStatement.Interfaces,
        EvaluationExplanation => [.. catalog.Interfaces.Where(i => MaySee(i.Id, permission)).Select(i => i.Id)],
        _ => [],
    };

    /// <summary>Facts of persons are in no evaluation, but of I25 whole records are read: it needs all persons' consent, which the hub cannot know of.</summary>
    private bool MaySee(string interfaceId, Permission permission) => catalog.FindInterface(interfaceId) is { } i
        && permission.Allows(i) && (permission.IsOwn || i.Consent != ConsentClass.EnterpriseAndPerson);
}
