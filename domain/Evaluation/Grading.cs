using Hub.Domain.Evaluation.Language;
using Hub.Domain.Evaluation.Rules;

namespace Hub.Domain.Evaluation;

/// <summary>Negative screen, then data, then green attribute, then the floors of the grades.</summary>
/// <param name="rulebook">By which.</param>
/// <param name="holds">Whether a condition holds of the enterprise at hand.</param>
internal sealed class Grading(Rulebook rulebook, Func<Expression, Outcome> holds)
{
    private readonly int _revenueFactor = rulebook.Factors.First(f => f.Id == rulebook.Attribute.RevenueFactor).Index;
    private readonly Expression[] _useOfProceeds = [.. rulebook.Attribute.UseOfProceeds.Select(c => c.Condition)];
    private readonly bool[] _isCurrent = [.. rulebook.NegativeItems.Select(i => i.IsCurrent)];
    private readonly GradeRule[] _grades = [.. rulebook.Grades];
    private readonly Dictionary<Grade, double[]> _floors = rulebook.Grades.ToDictionary(g => g.Grade, g => rulebook.Pillars.Select(p => g.Floors[p.Id]).ToArray());

    /// <summary>Whether an enterprise is green by its revenue or by what its loans and projects are for.</summary>
    public Outcome IsGreen(FactorResult[] factors)
    {
        var share = factors[_revenueFactor].Value;
        var isGreen = share.IsKnown ? Outcome.Of(share.Number >= rulebook.Attribute.Enough) : share.Absence == Absence.NotThere ? share : Outcome.Of(false);
        foreach (var use in _useOfProceeds)
        {
            isGreen = Either(holds(use), isGreen);
        }

        return isGreen;
    }

    /// <summary>The grade, and whether it was capped for thin data.</summary>
    public (Grade Grade, bool Capped) Of(Scores scores, Finding[] findings, Outcome isGreen)
    {
        if (findings.AsSpan().Contains(Finding.Hit))
        {
            return (Grade.NotGreen, false);
        }

        var isOpen = IsOpen(findings);
        if (isOpen || scores.Coverage < rulebook.Coverage.InsufficientBelow)
        {
            return (isOpen ? Grade.ToBeVerified : Grade.Insufficient, false);
        }

        if (!isGreen.Holds)
        {
            return (isGreen.Fails ? Grade.NotGreen : Grade.ToBeVerified, false);
        }

        var grade = Earned(scores);
        var isCapped = scores.Coverage < rulebook.Coverage.CappedBelow && grade < rulebook.Coverage.CappedAt;
        return (isCapped ? rulebook.Coverage.CappedAt : grade, isCapped);
    }

    /// <summary>Whether the scores reach a grade and its conditions are known to hold. Thresholds are compared before rounding.</summary>
    public bool Reaches(GradeRule grade, Scores scores)
    {
        var isReached = scores.Total >= grade.Total;
        var floors = _floors[grade.Grade];
        for (var i = 0; i < floors.Length; i++)
        {
            isReached &= scores.Pillars[i] >= floors[i];
        }

        return isReached && grade.Conditions.All(c => holds(c.Condition).Holds);
    }

    /// <summary>Whether a fact of a current item is not known.</summary>
    private bool IsOpen(Finding[] findings)
    {
        var isOpen = false;
        for (var i = 0; i < findings.Length; i++)
        {
            isOpen |= findings[i] == Finding.Unknown && _isCurrent[i];
        }

        return isOpen;
    }

    private Grade Earned(Scores scores)
    {
        foreach (var grade in _grades)
        {
            if (Reaches(grade, scores))
            {
                return grade.Grade;
            }
        }

        return Grade.Ungraded;
    }

    private static Outcome Either(Outcome a, Outcome b) => a.Holds || b.Holds ? Outcome.Of(true) : a.IsKnown ? b : a;
}
