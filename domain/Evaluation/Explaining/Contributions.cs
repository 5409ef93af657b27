using Hub.Domain.Evaluation.Rules;

namespace Hub.Domain.Evaluation.Explaining;

/// <summary>What each factor weighs once the weights of what does not apply are handed on.</summary>
internal sealed class Contributions
{
    private readonly double[] _inPillar;
    private readonly int[] _pillarOf;

    public Contributions(Rulebook rulebook, IReadOnlyList<FactorResult> factors)
    {
        _inPillar = new double[factors.Count];
        _pillarOf = new int[factors.Count];
        foreach (var (p, pillar) in rulebook.Pillars.Index())
        {
            var all = pillar.Dimensions.Where(d => d.Factors.Any(f => factors[f.Index].Applies)).Sum(d => d.Weight);
            foreach (var dimension in pillar.Dimensions)
            {
                var applicable = dimension.Factors.Where(f => factors[f.Index].Applies).Sum(f => f.Weight);
                foreach (var factor in dimension.Factors)
                {
                    _pillarOf[factor.Index] = p;
                    _inPillar[factor.Index] = factors[factor.Index].Applies ? dimension.Weight / all * factor.Weight / applicable : 0;
                }
            }
        }
    }

    /// <summary>The sub-index of a factor.</summary>
    public int PillarOf(Factor factor) => _pillarOf[factor.Index];

    /// <summary>Points of its sub-index that a point of the factor's score brings.</summary>
    public double InPillar(Factor factor) => _inPillar[factor.Index];

    /// <summary>Points of the total that a point of the factor's score brings.</summary>
    public double InTotal(Factor factor, Rulebook rulebook) => _inPillar[factor.Index] * rulebook.Pillars[_pillarOf[factor.Index]].Weight / 100;
}
