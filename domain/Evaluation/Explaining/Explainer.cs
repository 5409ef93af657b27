using System.Globalization;
using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Evaluation.Language;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Profiles;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Explaining;

/// <summary>Evaluates again, taking notes of everything that was read, and explains the result.</summary>
public sealed class Explainer(EvaluationMethod method)
{
    private const int MostContributions = 5;
    private const int MostSteps = 200;
    private static readonly Grade[] s_withoutPath = [Grade.Deep];

    /// <summary>Explains the evaluation of a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="asked">When each perSubject interface last answered about it.</param>
    /// <param name="known">The interfaces as wholes, with the evaluation instant.</param>
    public EvaluationExplanation Explain(Profile profile, IReadOnlyDictionary<string, DateTimeOffset> asked, KnownInterfaces known)
    {
        var facts = method.FactsOf(profile, asked, known);
        return method.With(evaluator => Explain(profile, facts, evaluator.Evaluate(facts, known.Fingerprint), evaluator));
    }

    private EvaluationExplanation Explain(Profile profile, EnterpriseFacts facts, EnterpriseEvaluation evaluation, Evaluator evaluator)
    {
        var rulebook = method.Rulebook;
        var contributions = new Contributions(rulebook, evaluation.Factors);
        var scores = new Scores(evaluation.Total, evaluation.Pillars, evaluation.Dimensions, evaluation.Coverage);
        return new EvaluationExplanation(
            profile.Code,
            profile.Version,
            evaluation.Instant,
            new(rulebook.Version, rulebook.Digest, method.Factors.Version, rulebook.Carbon.FactorSet, rulebook.Carbon.Gwp, method.Catalog.Version),
            GradeOf(evaluation),
            Published.Of(evaluation.Total, 2),
            evaluation.Total,
            Published.Of(evaluation.Coverage, 4),
            PillarsOf(evaluation, contributions, facts, evaluator),
            [.. rulebook.NegativeItems.Select((item, i) => NegativeOf(item, evaluation.Findings[i], facts, evaluator))],
            Effects(evaluation, contributions).Where(c => c.Effect > 0).Take(MostContributions).ToList(),
            Effects(evaluation, contributions).Reverse().Where(c => c.Effect < 0).Take(MostContributions).ToList(),
            PathOf(evaluation, scores, evaluator),
            evaluation.Silent.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            evaluation.NextChange)
        {
            Risks = RiskExplanation.Of(evaluation.Risks, method.Risks),
        };
    }

    private GradeExplanation GradeOf(EnterpriseEvaluation evaluation)
    {
        var name = GradeName.Of(evaluation.Grade, method.Rulebook);
        return new(evaluation.Grade, name.Zh, name.En, evaluation.Capped, Reasons.Of(evaluation, method.Rulebook));
    }

    private List<PillarExplanation> PillarsOf(EnterpriseEvaluation evaluation, Contributions contributions, EnterpriseFacts facts, Evaluator evaluator)
    {
        var dimension = 0;
        return [.. method.Rulebook.Pillars.Select((pillar, p) => new PillarExplanation(
            pillar.Id, pillar.Label, pillar.Weight, Published.Of(evaluation.Pillars[p], 4),
            [.. pillar.Dimensions.Select(d => new DimensionExplanation(
                d.Id, d.Label, d.Weight, Published.Of(evaluation.Dimensions[dimension++], 4),
                [.. d.Indicators.Select(i => new IndicatorExplanation(
                    i.Id, i.Label, i.Weight, [.. i.Factors.Select(f => FactorOf(f, evaluation.Factors[f.Index], contributions, facts, evaluator))]))]))]))];
    }

    private FactorExplanation FactorOf(Factor factor, FactorResult result, Contributions contributions, EnterpriseFacts facts, Evaluator evaluator)
    {
        var inputs = Noted(facts, evaluator, () => evaluator.ValueOf(factor));
        return new FactorExplanation(
            factor.Id,
            factor.Label,
            factor.Value,
            result.Value.IsKnown ? Shown(factor, result.Value.Number) : null,
            factor.Unit,
            factor.ScaleText,
            result.Applies ? Published.Of(result.Score, 4) : null,
            factor.Weight,
            result.Applies ? Published.Of(result.Score * contributions.InTotal(factor, method.Rulebook), 6) : null,
            result.Basis,
            Reasons.Of(factor, result),
            inputs);
    }

    private static string Shown(Factor factor, double value) => factor.Scale is MapScale map
        ? map.Values.ElementAtOrDefault((int)value) ?? "NONE"
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static NegativeExplanation NegativeOf(NegativeItem item, Finding finding, EnterpriseFacts facts, Evaluator evaluator) => new(
        item.Id,
        item.Label,
        item.Group,
        finding,
        item.Hit,
        item.Threshold,
        item.LookBack,
        item.Release,
        finding == Finding.Hit ? EndOf(item, facts, evaluator) : null,
        finding == Finding.Clear ? [] : Noted(facts, evaluator, () => evaluator.Holds(item.Condition)))
    {
        Released = finding == Finding.Released ? MarksOf(MarkKind.Released, item, facts).Select(m => new HitReleased(m.Case, m.Text, m.Since, m.Until)).First() : null,
        Appealed = MarksOf(MarkKind.Appealed, item, facts).Select(m => new HitAppealed(m.Case, m.Since)).FirstOrDefault(),
    };

    private static IEnumerable<Mark> MarksOf(MarkKind kind, NegativeItem item, EnterpriseFacts facts) =>
        facts.HitMarks.Where(m => m.Kind == kind && m.Item == item.Id && m.HoldsAt(facts.Instant));

    /// <summary>What was read while something was evaluated.</summary>
    private static IReadOnlyList<InputExplanation> Noted(EnterpriseFacts facts, Evaluator evaluator, Action evaluate)
    {
        evaluator.Begin(facts);
        evaluator.Pass.Inputs = [];
        evaluate();
        return Inputs.Of(evaluator.Pass.Inputs);
    }

    /// <summary>Moves the clock from change to change until the condition no longer holds.</summary>
    private static DateTimeOffset? EndOf(NegativeItem item, EnterpriseFacts facts, Evaluator evaluator)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            evaluator.Begin(facts);
            if (!evaluator.Holds(item.Condition).Holds)
            {
                return facts.Instant;
            }

            var next = evaluator.Pass.Horizon;
            if (next == DateTimeOffset.MaxValue)
            {
                return null;
            }

            facts = facts with { Instant = next, Today = DateOnly.FromDateTime(next.ToOffset(TimeSpan.FromHours(8)).DateTime) };
        }

        return null;
    }

    /// <summary>The factors in the order of their effects, the largest first.</summary>
    private IEnumerable<FactorContribution> Effects(EnterpriseEvaluation evaluation, Contributions contributions) => method.Rulebook.Factors
        .Where(f => evaluation.Factors[f.Index].Applies)
        .Select(f => (Factor: f, evaluation.Factors[f.Index].Score, Effect: (evaluation.Factors[f.Index].Score - evaluation.Total) * contributions.InTotal(f, method.Rulebook)))
        .OrderByDescending(c => c.Effect)
        .ThenBy(c => c.Factor.Index)
        .Select(c => new FactorContribution(c.Factor.Id, c.Factor.Label, Published.Of(c.Score, 4), Published.Of(c.Effect, 4)));

    /// <summary>The way to the grade above the one that the scores reach, whatever else withholds a grade.</summary>
    private GradePath? PathOf(EnterpriseEvaluation evaluation, Scores scores, Evaluator evaluator)
    {
        var better = s_withoutPath.Contains(evaluation.Grade)
            ? null
            : method.Rulebook.Grades.LastOrDefault(g => !new Grading(method.Rulebook, evaluator.Holds).Reaches(g, scores));
        return better is null ? null : new GradePaths(method.Rulebook, evaluation.Factors, scores).To(better, c => evaluator.Holds(c.Condition) switch
        {
            { Holds: true } => true,
            { Fails: true } => false,
            _ => null,
        });
    }
}
