using Hub.Azure.Evaluation;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Trust.Consents;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Evaluation;

/// <summary>Evaluations and emissions of one enterprise, explained as far as purpose and consent allow.</summary>
public sealed class EvaluationApi(EvaluationReader evaluations, EvaluationAnswers answers)
{
    /// <summary>The evaluation: tree of scores, negative list, grade, and where every figure comes from; for some purposes the grade only.</summary>
    [Function("ReadEvaluation")]
    public Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/enterprises/{creditCode}/evaluation")] HttpRequest request,
        string creditCode, CancellationToken cancellation) =>
        answers.AnswerAsync(request, creditCode, [Product.Evaluation, Product.Grade], code => evaluations.ExplainAsync(code, cancellation), Shown, cancellation);

    /// <summary>The emissions: periods, sources, factors, intensities, data quality.</summary>
    [Function("ReadCarbon")]
    public Task<IResult> CarbonAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/enterprises/{creditCode}/carbon")] HttpRequest request,
        string creditCode, CancellationToken cancellation) =>
        answers.AnswerAsync(
            request, creditCode, [Product.Carbon], code => evaluations.CarbonAsync(code, cancellation), (carbon, _) => new(carbon, CarbonStatement.Interfaces), cancellation);

    private ComputedAnswer Shown(EvaluationExplanation evaluation, Permission permission) => permission.Purpose.Products.Contains(Product.Evaluation)
        ? new(evaluation.Within(id => answers.MaySee(id, permission)), answers.Seen(permission))
        : new(new GradeStatement(evaluation.CreditCode, evaluation.EvaluatedAt, evaluation.Versions.Rulebook, evaluation.Grade.Id), []);
}
