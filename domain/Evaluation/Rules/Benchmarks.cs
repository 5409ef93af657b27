using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Rules;

/// <summary>What is usual in an industry: a value of each indicator per group of divisions, and of some classes their own.</summary>
/// <param name="Indicators">The indicators, in the order of their values.</param>
/// <param name="Groups">The groups; together they hold every division of GB/T 4754-2017 once.</param>
/// <param name="Classes">Classes with values of their own.</param>
public sealed record Benchmarks(IReadOnlyList<BenchmarkIndicator> Indicators, IReadOnlyList<BenchmarkGroup> Groups, IReadOnlyList<BenchmarkClass> Classes)
{
    private readonly Dictionary<string, int> _groupOf = Groups.Index().SelectMany(g => g.Item.Divisions.Select(d => (d, g.Index))).ToDictionary(p => p.d, p => p.Index);
    private readonly Dictionary<string, BenchmarkClass> _classes = Classes.ToDictionary(c => c.Class);
    private readonly double[] _unknown = [.. Indicators.Select(_ => double.NaN)];

    /// <summary>The place of the group of an industry class; -1 if the class is null or of no division.</summary>
    public int GroupOf(string? industry) => industry is { Length: >= 2 } && _groupOf.TryGetValue(industry[..2], out var index) ? index : -1;

    /// <summary>The values of an industry class: its own before its group's; NaN where there is no group.</summary>
    public double[] ValuesOf(string? industry)
    {
        var group = GroupOf(industry);
        return industry is not null && _classes.TryGetValue(industry, out var own) ? own.Values : group < 0 ? _unknown : Groups[group].Values;
    }
}

/// <summary>An indicator that has benchmarks.</summary>
/// <param name="Id">Its name in expressions, after <c>B.</c></param>
/// <param name="Label">Its name.</param>
/// <param name="Unit">Its unit.</param>
public sealed record BenchmarkIndicator(string Id, BilingualName Label, string Unit);

/// <summary>A group of industry divisions.</summary>
public sealed record BenchmarkGroup(string Id, BilingualName Label, IReadOnlyList<string> Divisions, double[] Values);

/// <summary>An industry class with values of its own; what it does not have of its own is its group's.</summary>
public sealed record BenchmarkClass(string Class, BilingualName Label, double[] Values);
