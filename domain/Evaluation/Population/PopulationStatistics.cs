using Hub.Domain.Evaluation.Facts;
using Hub.Domain.Evaluation.Rules;
using Hub.Domain.Sharing.Risks;

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
        _evaluator = new Evaluator(rulebook, RiskRules.None);
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
            if (evaluation.Factors[_factors[i].Index] is { Basis: FactorBasis.Value } result && double.IsFinite(result.Value.Number))
            {
                _ofFactors[group, i].Add(result.Value.Number);
            }
        }

        AddIndicators(facts, group);
    }

    /// <summary>What has to be kept of these statistics to be merged elsewhere.</summary>
    public PopulationPart Kept => new(_rulebook.Digest, KeptOf(_ofFactors), KeptOf(_ofIndicators));

    /// <summary>Counts the enterprises of another part of the population.</summary>
    /// <exception cref="ArgumentException">The other was made by another rulebook.</exception>
    public void Merge(PopulationPart part)
    {
        if (part.RulebookDigest != _rulebook.Digest)
        {
            throw new ArgumentException($"Statistics by rulebook content {part.RulebookDigest} cannot be merged with those by {_rulebook.Digest}.", nameof(part));
        }

        Merge(_ofFactors, part.Factors);
        Merge(_ofIndicators, part.Indicators);
    }

    /// <summary>How many cells of factors and indicators have values, but of too few enterprises to be published.</summary>
    public int Withheld => new[] { _ofFactors, _ofIndicators }.Sum(s => Cells(s, least: 1).Count() - Cells(s).Count());

    /// <summary>Percentiles of factors, of the cells with enough enterprises.</summary>
    public IReadOnlyList<FactorPercentiles> Percentiles() =>
    [
        .. Cells(_ofFactors).Select(c => new FactorPercentiles(
            GroupId(c.Group), _factors[c.Column].Id, _factors[c.Column].Label, _factors[c.Column].Unit, c.Sketch.Count, Spread.Of(c.Sketch))),
    ];

    /// <summary>Candidates for benchmarks, of the cells with enough enterprises: the median of the enterprises that have a value above 0. [P]</summary>
    public IReadOnlyList<BenchmarkCandidate> Candidates() =>
    [
        .. Cells(_ofIndicators).Select(c => new BenchmarkCandidate(
            GroupId(c.Group), _rulebook.Benchmarks.Indicators[c.Column].Id, _rulebook.Benchmarks.Indicators[c.Column].Unit, c.Sketch.Count,
            Spread.Of(c.Sketch), _rulebook.Benchmarks.Groups[c.Group].Values[c.Column])),
    ];

    /// <summary>A benchmark is a denominator, so an enterprise without any of it says nothing of what is usual.</summary>
    private void AddIndicators(EnterpriseFacts facts, int group)
    {
        _evaluator.Begin(facts);
        for (var i = 0; i < _rulebook.BenchmarkValues.Count; i++)
        {
            var value = _rulebook.BenchmarkValues[i].Root.Evaluate(_evaluator.Pass);
            if (value is { IsKnown: true, Number: > 0 and < double.PositiveInfinity })
            {
                _ofIndicators[group, i].Add(value.Number);
            }
        }
    }

    private string GroupId(int group) => _rulebook.Benchmarks.Groups[group].Id;

    private static IEnumerable<(int Group, int Column, QuantileSketch Sketch)> Cells(QuantileSketch[,] sketches, int least = LeastEnterprises) =>
        from @group in Enumerable.Range(0, sketches.GetLength(0))
        from column in Enumerable.Range(0, sketches.GetLength(1))
        where sketches[@group, column].Count >= least
        select (@group, column, sketches[@group, column]);

    private static IReadOnlyList<SketchCell> KeptOf(QuantileSketch[,] sketches) =>
        [.. Cells(sketches, least: 1).Select(c => new SketchCell(c.Group, c.Column, c.Sketch.Kept))];

    private static QuantileSketch[,] Sketches(int groups, int columns)
    {
        var sketches = new QuantileSketch[groups, columns];
        for (var i = 0; i < sketches.Length; i++)
        {
            sketches[i / columns, i % columns] = new QuantileSketch();
        }

        return sketches;
    }

    private static void Merge(QuantileSketch[,] into, IReadOnlyList<SketchCell> cells)
    {
        foreach (var cell in cells)
        {
            into[cell.Group, cell.Column].Merge(new QuantileSketch(cell.Sketch));
        }
    }
}
