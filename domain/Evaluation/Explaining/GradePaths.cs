using System.Globalization;
using Hub.Domain.Evaluation.Rules;

namespace Hub.Domain.Evaluation.Explaining;

/// <summary>
/// Finds the fewest factors that would have to change for the next grade. For each sub-index below its floor the factors with most to
/// gain are taken until it is reached, then those with most to gain for the total. Taking the largest first is fewest: a
/// set of fewer factors gains less in that sub-index, or in the whole.
/// </summary>
internal sealed class GradePaths(Rulebook rulebook, IReadOnlyList<FactorResult> factors, Scores scores)
{
    private readonly Contributions _contributions = new(rulebook, factors);

    /// <summary>The way to a grade.</summary>
    /// <param name="next">The grade.</param>
    /// <param name="holds">Whether each of its conditions holds; null if not known.</param>
    public GradePath To(GradeRule next, Func<NamedCondition, bool?> holds)
    {
        var floors = rulebook.Pillars.Index()
            .Select(p => Floor(p.Item.Id, next.Floors[p.Item.Id], scores.Pillars[p.Index]))
            .Prepend(Floor("total", next.Total, scores.Total));
        var conditions = next.Conditions.Select(c => new ConditionExplanation(c.Label, c.Text, holds(c)));
        return new GradePath(next.Grade, next.Label, [.. floors], [.. conditions], ChangesFor(next));
    }

    private static FloorExplanation Floor(string of, double needed, double has) => new(of, needed, Published.Of(has, 2), has >= needed);

    private List<FactorChange> ChangesFor(GradeRule next)
    {
        var chosen = new List<Factor>();
        var total = scores.Total;
        foreach (var (p, pillar) in rulebook.Pillars.Index())
        {
            var score = scores.Pillars[p];
            foreach (var factor in Gainful(_contributions.InPillar).Where(f => _contributions.PillarOf(f) == p).TakeWhile(_ => score < next.Floors[pillar.Id]))
            {
                score += Gain(factor, _contributions.InPillar);
                total += Gain(factor, InTotal);
                chosen.Add(factor);
            }
        }

        foreach (var factor in Gainful(InTotal).Except(chosen).ToList().TakeWhile(_ => total < next.Total))
        {
            total += Gain(factor, InTotal);
            chosen.Add(factor);
        }

        return Described(chosen, next);
    }

    /// <summary>Each goes to the full score, the last only as far as needed.</summary>
    private List<FactorChange> Described(List<Factor> chosen, GradeRule next)
    {
        var changes = chosen.ConvertAll(f => Change(f, 100));
        if (chosen.Count > 0)
        {
            changes[^1] = Change(chosen[^1], Least(chosen, next));
        }

        return changes;
    }

    /// <summary>The least score of the last chosen factor that still reaches every floor.</summary>
    private double Least(List<Factor> chosen, GradeRule next)
    {
        var last = chosen[^1];
        var spare = double.PositiveInfinity;
        foreach (var (p, pillar) in rulebook.Pillars.Index().Where(p => p.Index == _contributions.PillarOf(last)))
        {
            var reached = scores.Pillars[p] + chosen.Where(f => _contributions.PillarOf(f) == p).Sum(f => Gain(f, _contributions.InPillar));
            spare = Math.Min(spare, (reached - next.Floors[pillar.Id]) / _contributions.InPillar(last));
        }

        spare = Math.Min(spare, (scores.Total + chosen.Sum(f => Gain(f, InTotal)) - next.Total) / InTotal(last));
        return Math.Clamp(100 - spare, factors[last.Index].Score, 100);
    }

    private FactorChange Change(Factor factor, double to) => new(
        factor.Id, factor.Label, Published.Of(factors[factor.Index].Score, 4), Published.Of(Math.Ceiling(to * 10_000) / 10_000, 4), ValueOf(factor, to), factor.Unit);

    private static string? ValueOf(Factor factor, double score) => factor.Scale.Reaching(score) is { } x
        ? factor.Scale is MapScale map ? map.Values[(int)x] : Published.Of(x, 4)?.ToString("0.####", CultureInfo.InvariantCulture)
        : null;

    private IEnumerable<Factor> Gainful(Func<Factor, double> weight) => rulebook.Factors
        .Where(f => Gain(f, weight) > 0)
        .OrderByDescending(f => Gain(f, weight))
        .ThenBy(f => f.Index);

    private double InTotal(Factor factor) => _contributions.InTotal(factor, rulebook);

    private double Gain(Factor factor, Func<Factor, double> weight) => (100 - factors[factor.Index].Score) * weight(factor);
}
