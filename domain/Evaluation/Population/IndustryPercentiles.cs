using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Population;

/// <summary>Five percentiles, each within 0.1 % of its value (<see cref="QuantileSketch.RelativeError"/>).</summary>
/// <param name="P10">A tenth lies below.</param>
/// <param name="P25">A quarter lies below.</param>
/// <param name="P50">The median.</param>
/// <param name="P75">Three quarters lie below.</param>
/// <param name="P90">Nine tenths lie below.</param>
public sealed record Spread(double P10, double P25, double P50, double P75, double P90)
{
    internal static Spread Of(QuantileSketch values) =>
        new(values.Quantile(0.10), values.Quantile(0.25), values.Quantile(0.50), values.Quantile(0.75), values.Quantile(0.90));
}

/// <summary>How the values of a factor are spread in an industry group.</summary>
/// <param name="Group">Id of the group.</param>
/// <param name="Factor">Id of the factor.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Unit of the values; null of a share without one.</param>
/// <param name="Enterprises">How many have a value; at least <see cref="PopulationStatistics.LeastEnterprises"/>.</param>
/// <param name="Values">The percentiles.</param>
public sealed record FactorPercentiles(string Group, string Factor, BilingualName Name, string? Unit, long Enterprises, Spread Values);

/// <summary>What a benchmark could be by the enterprises of the city: the median of those that have a value above 0. [P]</summary>
/// <param name="Group">Id of the group.</param>
/// <param name="Indicator">Id of the indicator.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Enterprises">How many have a value above 0; at least <see cref="PopulationStatistics.LeastEnterprises"/>.</param>
/// <param name="Values">The percentiles of these values.</param>
/// <param name="Benchmark">The benchmark of the rulebook.</param>
public sealed record BenchmarkCandidate(string Group, string Indicator, string Unit, long Enterprises, Spread Values, double Benchmark)
{
    /// <summary>The candidate.</summary>
    public double Candidate => Values.P50;
}
