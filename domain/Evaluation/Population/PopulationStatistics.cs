using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Evaluation.Rules;

namespace Hub.Domain.Evaluation.Population;

/// <summary>
/// What is usual in an industry: the distribution of each factor's values, and a candidate for each benchmark, by industry group.
/// One serves one thread; those of parts of the population are merged, and the result does not depend on how it was divided.
/// </summary>
public sealed class PopulationStatistics
{
    /// <summary>Of fewer enterprises nothing is published: single ones could be recognised.</summary>
    public const int LeastEnterprises = 10;

    private readonly Rulebook _rulebook;
    private readonly Evaluator _evaluator;
    private readonly Factor[] _factors;
    private readonly QuantileSketch[,] _ofFactors;
    private readonly QuantileSketch[,] _ofIndicators;

    /// <summary>Statistics by the groups, factors and benchmarks of a rulebook.</summary>
    public PopulationStatistics(Rulebook rulebook)
    {
        _rulebook = rulebook;
        _evaluator = new Evaluator(rulebook);
        _factors = [.. rulebook.Factors.Where(f => f.Scale is not MapScale)];
        _ofFactors = Sketches(rulebook.Benchmarks.Groups.Count, _factors.Length);
        _ofIndicators = Sketches(rulebook.Benchmarks.Groups.Count, rulebook.Benchmarks.Indicators.Count);
    }

    /// <summary>Counts an enterprise; one whose industry is not known belongs to no group.</summary>
    public void Add(EnterpriseFacts facts, EnterpriseEvaluation evaluation)
    {
        var group = _rulebook.Benchmarks.GroupOf(facts.Industry);
        if (group < 0)
        {
            return;
        }

        for (var i = 0; i < _factors.Length; i++)
        {
            if (evaluation.Factors[_factors[i].Index] is { Basis: FactorBasis.Value } result)
            {
                _ofFactors[group, i].Add(result.Value.Number);
            }
        }

        AddIndicators(facts, group);
    }

    /// <summary>Counts the enterprises of another part of the population.</summary>
    /// <exception cref="ArgumentException">The other was made by another rulebook.</exception>
    public void Merge(PopulationStatistics other)
    {
        if (other._rulebook.Digest != _rulebook.Digest)
        {
            throw new ArgumentException($"Statistics by rulebook {other._rulebook.Version} cannot be merged with those by {_rulebook.Version}.", nameof(other));
        }

        Merge(_ofFactors, other._ofFactors);
        Merge(_ofIndicators, other._ofIndicators);
    }

    /// <summary>Percentiles of factors, of the cells with enough enterprises.</summary>
    public IReadOnlyList<FactorPercentiles> Percentiles() =>
    [
        .. Cells(_ofFactors).Select(c => new FactorPercentiles(
            GroupId(c.Group), _factors[c.Column].Id, c.Sketch.Count,
            c.Sketch.Quantile(0.10), c.Sketch.Quantile(0.25), c.Sketch.Quantile(0.50), c.Sketch.Quantile(0.75), c.Sketch.Quantile(0.90))),
    ];

    /// <summary>Candidates for benchmarks, of the cells with enough enterprises: the median of the enterprises that have a value above 0. [P]</summary>
    public IReadOnlyList<BenchmarkCandidate> Candidates() =>
    [
        .. Cells(_ofIndicators).Select(c => new BenchmarkCandidate(
            GroupId(c.Group), _rulebook.Benchmarks.Indicators[c.Column].Id, _rulebook.Benchmarks.Indicators[c.Column].Unit, c.Sketch.Count,
            c.Sketch.Quantile(0.50), _rulebook.Benchmarks.Groups[c.Group].Values[c.Column])),
    ];

    /// <summary>A benchmark is a denominator, so an enterprise without any of it says nothing of what is usual.</summary>
    private void AddIndicators(EnterpriseFacts facts, int group)
    {
        _evaluator.Begin(facts);
        for (var i = 0; i < _rulebook.BenchmarkValues.Count; i++)
        {
            var value = _rulebook.BenchmarkValues[i].Root.Evaluate(_evaluator.Pass);
            if (value is { IsKnown: true, Number: > 0 })
            {
                _ofIndicators[group, i].Add(value.Number);
            }
        }
    }

    private string GroupId(int group) => _rulebook.Benchmarks.Groups[group].Id;

    private static IEnumerable<(int Group, int Column, QuantileSketch Sketch)> Cells(QuantileSketch[,] sketches) =>
        from @group in Enumerable.Range(0, sketches.GetLength(0))
        from column in Enumerable.Range(0, sketches.GetLength(1))
        where sketches[@group, column].Count >= LeastEnterprises
        select (@group, column, sketches[@group, column]);

    private static QuantileSketch[,] Sketches(int groups, int columns)
    {
        var sketches = new QuantileSketch[groups, columns];
        ForEach(sketches, (g, c) => sketches[g, c] = new QuantileSketch());
        return sketches;
    }

    private static void Merge(QuantileSketch[,] into, QuantileSketch[,] from) => ForEach(into, (g, c) => into[g, c].Merge(from[g, c]));

    private static void ForEach(QuantileSketch[,] sketches, Action<int, int> act)
    {
        for (var g = 0; g < sketches.GetLength(0); g++)
        {
            for (var c = 0; c < sketches.GetLength(1); c++)
            {
                act(g, c);
            }
        }
    }
}

/// <summary>How the values of a factor are spread in an industry group; each percentile within 0.1 % of its value.</summary>
/// <param name="Group">Id of the group.</param>
/// <param name="Factor">Id of the factor; its unit is the values' unit.</param>
/// <param name="Enterprises">How many have a value; at least <see cref="PopulationStatistics.LeastEnterprises"/>.</param>
/// <param name="P10">A tenth lies below.</param>
/// <param name="P25">A quarter lies below.</param>
/// <param name="P50">The median.</param>
/// <param name="P75">Three quarters lie below.</param>
/// <param name="P90">Nine tenths lie below.</param>
public sealed record FactorPercentiles(string Group, string Factor, long Enterprises, double P10, double P25, double P50, double P75, double P90);

/// <summary>What a benchmark could be by the enterprises of the city.</summary>
/// <param name="Group">Id of the group.</param>
/// <param name="Indicator">Id of the indicator.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Enterprises">How many have a value above 0; at least <see cref="PopulationStatistics.LeastEnterprises"/>.</param>
/// <param name="Median">Their median, within 0.1 % of its value.</param>
/// <param name="InForce">The benchmark of the rulebook.</param>
public sealed record BenchmarkCandidate(string Group, string Indicator, string Unit, long Enterprises, double Median, double InForce);
