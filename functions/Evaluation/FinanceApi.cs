using System.Globalization;
using Hub.Azure.Evaluation;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Evaluation.Subsidies;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Evaluation;

/// <summary>What an enterprise's money is used for, and what its grade brings.</summary>
public sealed class FinanceApi(EvaluationReader evaluations)
{
    /// <summary>Its investment projects, each judged against the green catalogues.</summary>
    [Function("ReadProjects")]
    public Task<IResult> ProjectsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/enterprises/{creditCode}/projects")] HttpRequest request,
        string creditCode, CancellationToken cancellation) => EvaluationApi.AnswerAsync(request, creditCode, code => evaluations.ProjectsAsync(code, cancellation));

    /// <summary>Interest and guarantee-fee subsidies, of its reported balances or of a loan that is asked about.</summary>
    [Function("ReadSubsidies")]
    public async Task<IResult> SubsidiesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/enterprises/{creditCode}/subsidies")] HttpRequest request,
        string creditCode, CancellationToken cancellation)
    {
        if (!TryRead(request.Query, out var loan, out var wrong))
        {
            return Problems.BadRequest("bad-loan", "贷款参数有误", "Bad loan", wrong);
        }

        try
        {
            return await EvaluationApi.AnswerAsync(request, creditCode, code => evaluations.SubsidiesAsync(code, loan, cancellation));
        }
        catch (SubsidyException e)
        {
            return Problems.BadRequest("bad-loan", "贷款参数有误", "Bad loan", e.Message);
        }
    }

    /// <summary>Null where no loan is asked about.</summary>
    private static bool TryRead(IQueryCollection query, out AskedLoan? loan, out string wrong)
    {
        loan = null;
        wrong = "principal (yuan, at most 1e12, four decimals), from and to (yyyy-MM-dd) are needed together; fee (% a year) may be added.";
        if (!query.Keys.Any(k => k is "principal" or "from" or "to" or "fee"))
        {
            return true;
        }

        var fee = Number(query["fee"]);
        if (Number(query["principal"]) is not { } principal || Day(query["from"]) is not { } from || Day(query["to"]) is not { } to || (fee is null && query.ContainsKey("fee")))
        {
            return false;
        }

        loan = new AskedLoan(new Loan(principal, from, to), fee);
        return true;
    }

    /// <summary>Bounded, so that no product of it with a rate and days can overflow.</summary>
    private static decimal? Number(string? text)
    {
        const decimal Most = 1e12m;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= Most && number.Scale <= 4 ? number : null;
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2200 ? day : null;
}
