using Hub.Azure.Evaluation.Population;
using Hub.Azure.Profiles;
using Hub.Domain.Evaluation;
using Hub.Domain.Evaluation.Carbon.Accounts;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Evaluation.Subsidies;
using Hub.Domain.Sources;

namespace Hub.Azure.Evaluation;

/// <summary>Reads evaluations with their explanation, as they were made.</summary>
public sealed class EvaluationReader(ProfileStore profiles, Rulebooks rulebooks, RulebookReleases releases, LoanPrimeRates rates, Catalog catalog)
{
    /// <summary>The evaluation of an enterprise, explained; null if nothing is known of it.</summary>
    public async Task<EvaluationExplanation?> ExplainAsync(string code, CancellationToken cancellation) =>
        await FindAsync(code, cancellation) is { } found
            ? new Explainer(found.Method).Explain(found.Row.Profile, found.Row.Asked, found.Known)
            : null;

    /// <summary>The emissions of an enterprise, explained; null if nothing is known of it.</summary>
    public async Task<CarbonStatement?> CarbonAsync(string code, CancellationToken cancellation) =>
        await FindAsync(code, cancellation) is { } found ? CarbonStatement.Of(found.Row.Profile, found.Row.Asked, found.Known, found.Method) : null;

    /// <summary>The investment projects of an enterprise, judged; null if nothing is known of it.</summary>
    public async Task<ProjectStatement?> ProjectsAsync(string code, CancellationToken cancellation) =>
        await FindAsync(code, cancellation) is var (row, method, known)
            ? ProjectStatement.Of(row.Profile, method.FactsOf(row.Profile, row.Asked, known), method)
            : null;

    /// <summary>The subsidies that the grade brings; null if nothing is known of the enterprise.</summary>
    /// <param name="code">Credit code.</param>
    /// <param name="asked">A loan; null for the balances that banks report.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="SubsidyException">The loan is none that can be subsidised.</exception>
    public async Task<SubsidyStatement?> SubsidiesAsync(string code, AskedLoan? asked, CancellationToken cancellation)
    {
        if (await FindAsync(code, cancellation) is not var (row, method, known))
        {
            return null;
        }

        var evaluation = method.Evaluate(row.Profile, row.Asked, known);
        return asked is not null
            ? SubsidyStatement.Of(code, evaluation, method.Rulebook, rates, asked)
            : SubsidyStatement.Of(code, evaluation, method.Rulebook, rates, method.FactsOf(row.Profile, row.Asked, known));
    }

    /// <summary>The row, and what it was evaluated by; a rulebook that is gone gives way to the one in force then.</summary>
    private async Task<(ProfileRow Row, EvaluationMethod Method, KnownInterfaces Known)?> FindAsync(string code, CancellationToken cancellation)
    {
        if (await profiles.FindAsync(code, cancellation) is not { } row || EvaluationColumns.Read(row.Entity) is not { } mark)
        {
            return null;
        }

        var method = rulebooks.Find(mark.Rulebook) ?? await releases.InForceAsync(mark.Instant, cancellation);
        return (row, method, KnownInterfaces.AtEvaluation(catalog, mark.Instant, mark.Silent));
    }
}
