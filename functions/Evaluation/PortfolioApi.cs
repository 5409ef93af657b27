using System.Text.Json;
using Hub.Azure;
using Hub.Azure.Evaluation;
using Hub.Azure.Profiles;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Enterprises;
using Hub.Domain.Evaluation.Carbon.Financed;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;
using Hub.Functions.Trust;
using Hub.Functions.Trust.Consents;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Evaluation;

/// <summary>A portfolio that a bank asks about.</summary>
/// <param name="Rule">By whose rules.</param>
/// <param name="Positions">1 to 300 positions.</param>
public sealed record PortfolioRequest(PortfolioRule Rule, IReadOnlyList<StatedPosition>? Positions);

/// <summary>What a bank's loans emit.</summary>
public sealed class PortfolioApi(EvaluationReader evaluations, EvaluationAnswers answers, Permissions permissions, Purposes purposes, TimeProvider clock)
{
    private const int MostPositions = 300;
    private const double MostYuan = 1e13;
    private const int ReadAtATime = 8;

    private static readonly BilingualName s_notCovered = new("授权或用途不含碳核算所依据的数据", "consent or purpose does not cover what emissions are accounted from");

    /// <summary>The carbon statement of a portfolio, as JSON or, on <c>Accept: text/csv</c>, as a table. Nothing of what is asked is left out: what cannot be told has its reason.</summary>
    [Function("ReadPortfolio")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/portfolios/carbon-statement")] HttpRequest request, CancellationToken cancellation)
    {
        var wanted = await request.ReadJsonAsync<PortfolioRequest>(cancellation);
        if (Wrong(wanted) is { } wrong)
        {
            return Problems.BadRequest("bad-portfolio", "贷款组合有误", "Bad portfolio", wrong);
        }

        var (intent, refusal) = request.Intent(purposes, Product.Carbon);
        if ((refusal ?? wanted!.Positions!.Select(p => request.Caller().NotOwn(p.CreditCode)).FirstOrDefault(r => r is not null)) is { } refused)
        {
            return refused;
        }

        var account = new PortfolioAccount(wanted!.Rule);
        foreach (var few in wanted.Positions!.Chunk(ReadAtATime))
        {
            foreach (var (position, permission, carbon) in await Task.WhenAll(few.Select(p => ReadAsync(intent!, p, cancellation))))
            {
                Add(request, account, position, permission, carbon);
            }
        }

        var statement = account.ToStatement(clock.GetUtcNow());
        return request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase)
            ? Results.Bytes(PortfolioCsv.Of(statement), "text/csv; charset=utf-8", "portfolio-carbon.csv")
            : Results.Json(statement, HubJson.Options);
    }

    private async Task<(StatedPosition, Permission?, CarbonStatement?)> ReadAsync(ReadIntent intent, StatedPosition position, CancellationToken cancellation)
    {
        var permission = await permissions.DecideAsync(intent, position.CreditCode, cancellation);
        return permission is { Missing: null } ? (position, permission, await evaluations.CarbonAsync(position.CreditCode, cancellation)) : (position, permission, null);
    }

    private void Add(HttpRequest request, PortfolioAccount account, StatedPosition position, Permission? permission, CarbonStatement? carbon)
    {
        if (permission is not { Missing: null })
        {
            account.Add(position, WithheldJson.TextOf(permission?.Missing ?? Withheld.NoConsent));
        }
        else if (!CarbonStatement.Interfaces.All(id => answers.MaySee(id, permission)))
        {
            account.Add(position, s_notCovered);
        }
        else
        {
            account.Add(position, carbon);
            request.Disclose(position.CreditCode, permission, CarbonStatement.Interfaces, JsonSerializer.SerializeToUtf8Bytes(carbon, HubJson.Options));
        }
    }

    private static string? Wrong(PortfolioRequest? wanted) =>
        wanted?.Positions is not { Count: > 0 and <= MostPositions } positions
            ? $"The body is {{\"rule\": \"Pcaf\" or \"Pboc\", \"positions\": […]}} with 1 to {MostPositions} positions, not {wanted?.Positions?.Count ?? 0}."
            : positions.Select((position, i) => Wrong(position) is { } wrong ? $"positions[{i}]: {wrong}" : null).FirstOrDefault(w => w is not null);

    private static string? Wrong(StatedPosition? position) =>
        position is null ? "an object is needed"
        : !CreditCode.TryParse(position.CreditCode, out _, out var error) ? $"creditCode {error!.Name}: {error.Detail}"
        : !(position.Outstanding is > 0 and <= MostYuan) ? $"outstanding is {position.Outstanding}; yuan above 0, at most 1e13, are needed"
        : new[] { position.Equity, position.Debt, position.Evic, position.Revenue }.Any(amount => amount is { } a && !(Math.Abs(a) <= MostYuan)) ? "equity, debt, evic and revenue are yuan of at most 1e13"
        : null;
}
