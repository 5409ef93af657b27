using Hub.Domain.Evaluation.Language;
using Hub.Domain.Evaluation.Rules;

namespace Hub.Domain.Evaluation;

/// <summary>Negative screen, then data, then green attribute, then the floors of the grades.</summary>
internal static class Grading
{
    /// <summary>Whether an enterprise is green by its revenue or by what its loans and projects are for.</summary>
    public static Outcome IsGreen(Rulebook rulebook, IReadOnlyList<FactorResult> factors, Func<Expression, Outcome> holds)
    {
        var rule = rulebook.Attribute;
        var share = factors[rulebook.Factors.First(f => f.Id == rule.RevenueFactor).Index].Value;
        var byRevenue = share.IsKnown ? Outcome.Of(share.Number >= rule.Enough) : share.Absence == Absence.NotThere ? share : Outcome.Of(false);
        return rule.UseOfProceeds.Select(c => holds(c.Condition)).Append(byRevenue).Aggregate(Either);
    }

    /// <summary>The grade, and whether it was capped for thin data.</summary>
    public static (Grade Grade, bool Capped) Of(
        Rulebook rulebook, Scores scores, IReadOnlyList<Finding> findings, Outcome isGreen, Func<Expression, Outcome> holds)
    {
        if (findings.Contains(Finding.Hit))
        {
            return (Grade.NotGreen, false);
        }

        var isOpen = findings.Index().Any(f => f.Item == Finding.Unknown && rulebook.NegativeItems[f.Index].IsCurrent);
        if (isOpen || scores.Coverage < rulebook.Coverage.InsufficientBelow)
        {
            return (isOpen ? Grade.ToBeVerified : Grade.Insufficient, false);
        }

        if (!isGreen.Holds)
        {
            return (isGreen.Fails ? Grade.NotGreen : Grade.ToBeVerified, false);
        }

        var grade = rulebook.Grades.FirstOrDefault(g => Reaches(rulebook, g, scores, holds))?.Grade ?? Grade.Ungraded;
        var isCapped = scores.Coverage < rulebook.Coverage.CappedBelow && grade < rulebook.Coverage.CappedAt;
        return (isCapped ? rulebook.Coverage.CappedAt : grade, isCapped);
    }

    /// <summary>Whether the scores reach a grade and its conditions are known to hold. Thresholds are compared before rounding.</summary>
    public static bool Reaches(Rulebook rulebook, GradeRule grade, Scores scores, Func<Expression, Outcome> holds) =>
        scores.Total >= grade.Total
        && rulebook.Pillars.Index().All(p => scores.Pillars[p.Index] >= grade.Floors[p.Item.Id])
        && grade.Conditions.All(c => holds(c.Condition).Holds);

    private static Outcome Either(Outcome a, Outcome b) => a.Holds || b.Holds ? Outcome.Of(true) : a.IsKnown ? b : a;
}
