namespace Hub.Domain.Evaluation.Population;

/// <summary>Statistics of a part of the population, to be kept until all parts are there.</summary>
/// <param name="RulebookDigest">Fingerprint of the rulebook whose groups, factors and benchmarks they go by.</param>
/// <param name="Factors">The sketches of factors that have values.</param>
/// <param name="Indicators">The sketches of benchmarked indicators that have values.</param>
public sealed record PopulationPart(string RulebookDigest, IReadOnlyList<SketchCell> Factors, IReadOnlyList<SketchCell> Indicators);

/// <summary>The sketch of one group and factor or indicator.</summary>
/// <param name="Group">Place of the group in the rulebook.</param>
/// <param name="Column">Place of the factor, of those that are numbers, or of the indicator.</param>
/// <param name="Sketch">The values.</param>
public sealed record SketchCell(int Group, int Column, SketchPart Sketch);
