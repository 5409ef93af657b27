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
/// a dimension of which nothing applies to the others of its sub-index; the sub-indices keep their weights. One serves one thread.
/// </summary>
public sealed class Aggregation
{
    // The tree laid flat: the weights of a level, and of each part the place of its whole.
    private readonly double[] _factorWeights;
    private readonly int[] _dimensionOf;
    private readonly double[] _dimensionWeights;
    private readonly int[] _pillarOf;
    private readonly double[] _pillarWeights;
    private readonly double[] _weights;

    /// <summary>The tree of a rulebook.</summary>
    public Aggregation(Rulebook rulebook)
    {
        var dimensions = rulebook.Dimensions.ToList();
        _factorWeights = [.. rulebook.Factors.Select(f => f.Weight)];
        _dimensionOf = [.. rulebook.Factors.Select(f => dimensions.FindIndex(d => d.Factors.Contains(f)))];
        _dimensionWeights = [.. dimensions.Select(d => d.Weight)];
        _pillarOf = [.. rulebook.Pillars.Index().SelectMany(p => p.Item.Dimensions.Select(_ => p.Index))];
        _pillarWeights = [.. rulebook.Pillars.Select(p => p.Weight)];
        _weights = new double[dimensions.Count];
    }

    /// <summary>The scores of the results of all factors, in the order of the rulebook.</summary>
    public Scores Of(FactorResult[] factors)
    {
        var dimensions = new double[_dimensionWeights.Length];
        Array.Clear(_weights);
        var (real, all) = (0.0, 0.0);
        for (var i = 0; i < factors.Length; i++)
        {
            ref readonly var result = ref factors[i];
            if (result.Applies)
            {
                var weight = _factorWeights[i];
                dimensions[_dimensionOf[i]] += weight * result.Score;
                _weights[_dimensionOf[i]] += weight;
                all += weight;
                real += result.HasData ? weight : 0;
            }
        }

        Divide(dimensions, _weights);
        var pillars = PillarsOf(dimensions);
        return new Scores(TotalOf(pillars), pillars, dimensions, all == 0 ? 0 : real / all);
    }

    private double[] PillarsOf(double[] dimensions)
    {
        var pillars = new double[_pillarWeights.Length];
        Array.Clear(_weights);
        for (var i = 0; i < dimensions.Length; i++)
        {
            if (!double.IsNaN(dimensions[i]))
            {
                pillars[_pillarOf[i]] += _dimensionWeights[i] * dimensions[i];
                _weights[_pillarOf[i]] += _dimensionWeights[i];
            }
        }

        Divide(pillars, _weights);
        return pillars;
    }

    /// <summary>A whole of which no part applies has no score.</summary>
    private static void Divide(double[] sums, double[] weights)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = weights[i] == 0 ? double.NaN : sums[i] / weights[i];
        }
    }

    /// <summary>A sub-index without any applicable factor has no score and leaves the total without one of its parts: it counts 0.</summary>
    private double TotalOf(double[] pillars)
    {
        var sum = 0.0;
        for (var i = 0; i < pillars.Length; i++)
        {
            sum += double.IsNaN(pillars[i]) ? 0 : _pillarWeights[i] * pillars[i];
        }

        return sum / 100;
    }
}
