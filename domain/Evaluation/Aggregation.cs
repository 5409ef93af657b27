using Hub.Domain.Evaluation.Rules;

namespace Hub.Domain.Evaluation;

/// <summary>The scores of an enterprise, unrounded.</summary>
/// <param name="Total">ESG total.</param>
/// <param name="Pillars">Sub-indices; NaN where nothing applies.</param>
/// <param name="Dimensions">Dimensions; NaN where nothing applies.</param>
/// <param name="Coverage">Share of the applicable weight that has real data.</param>
public sealed record Scores(double Total, IReadOnlyList<double> Pillars, IReadOnlyList<double> Dimensions, double Coverage);

/// <summary>
/// Factors to dimensions to sub-indices to the total. A factor that does not apply hands its weight to the others of its own dimension,
/// a dimension of which nothing applies to the others of its sub-index; the sub-indices keep their weights.
/// </summary>
public static class Aggregation
{
    /// <summary>The scores of these results.</summary>
    public static Scores Of(Rulebook rulebook, IReadOnlyList<FactorResult> factors)
    {
        var dimensions = new List<double>();
        var pillars = new double[rulebook.Pillars.Count];
        for (var p = 0; p < pillars.Length; p++)
        {
            var pillar = rulebook.Pillars[p];
            var scores = new double[pillar.Dimensions.Count];
            for (var d = 0; d < scores.Length; d++)
            {
                scores[d] = OfDimension(pillar.Dimensions[d], factors);
            }

            dimensions.AddRange(scores);
            pillars[p] = Mean(scores, pillar.Dimensions);
        }

        return new Scores(TotalOf(rulebook, pillars), pillars, dimensions, CoverageOf(rulebook, factors));
    }

    private static double OfDimension(Dimension dimension, IReadOnlyList<FactorResult> factors)
    {
        var (sum, weight) = (0.0, 0.0);
        foreach (var indicator in dimension.Indicators)
        {
            foreach (var factor in indicator.Factors)
            {
                var result = factors[factor.Index];
                sum += result.Applies ? factor.Weight * result.Score : 0;
                weight += result.Applies ? factor.Weight : 0;
            }
        }

        return weight == 0 ? double.NaN : sum / weight;
    }

    private static double Mean(double[] scores, IReadOnlyList<Dimension> dimensions)
    {
        var (sum, weight) = (0.0, 0.0);
        for (var i = 0; i < scores.Length; i++)
        {
            if (!double.IsNaN(scores[i]))
            {
                sum += dimensions[i].Weight * scores[i];
                weight += dimensions[i].Weight;
            }
        }

        return weight == 0 ? double.NaN : sum / weight;
    }

    /// <summary>A sub-index without any applicable factor has no score and leaves the total without one of its parts: it counts 0.</summary>
    private static double TotalOf(Rulebook rulebook, double[] pillars)
    {
        var sum = 0.0;
        for (var i = 0; i < pillars.Length; i++)
        {
            sum += double.IsNaN(pillars[i]) ? 0 : rulebook.Pillars[i].Weight * pillars[i];
        }

        return sum / 100;
    }

    private static double CoverageOf(Rulebook rulebook, IReadOnlyList<FactorResult> factors)
    {
        var (real, all) = (0.0, 0.0);
        for (var i = 0; i < factors.Count; i++)
        {
            var weight = rulebook.Factors[i].Weight;
            all += factors[i].Applies ? weight : 0;
            real += factors[i].HasData ? weight : 0;
        }

        return all == 0 ? 0 : real / all;
    }
}
