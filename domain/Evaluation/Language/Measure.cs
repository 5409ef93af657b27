using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Language;

/// <summary>
/// What a number measures: its dimensions and how many base units one of it is. <c>t/万元</c> has the dimensions t·元⁻¹ and is
/// 0.0001 t/元. Numbers stay in the units they were stated in; where two meet, or a result is wanted in another unit, the expression
/// converts by the exact ratio of both, so that it holds no conversion constant of its own.
/// </summary>
public sealed record Measure
{
    /// <summary>Counts and ratios: what is counted is told by the name of a factor, not by its measure.</summary>
    private static readonly Dictionary<string, decimal> s_pure = new()
    {
        ["倍"] = 1, ["次"] = 1, ["件"] = 1, ["项"] = 1, ["1"] = 1, ["%"] = 0.01m, ["‰"] = 0.001m, ["万分之"] = 0.0001m,
    };

    private static readonly ConcurrentDictionary<string, Measure?> s_known = new();

    private readonly ImmutableSortedDictionary<string, int> _powers;

    private Measure(ImmutableSortedDictionary<string, int> powers, decimal scale, string name) => (_powers, Scale, Name) = (powers, scale, name);

    /// <summary>A pure number.</summary>
    public static Measure Pure { get; } = new(ImmutableSortedDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal), 1, "倍");

    /// <summary>How many base units one of this is.</summary>
    public decimal Scale { get; }

    /// <summary>As a message shows it.</summary>
    public string Name { get; }

    /// <summary>Whether it is a pure number or a ratio.</summary>
    public bool IsPure => _powers.IsEmpty;

    /// <summary>The measure of a unit such as <c>元/万元</c> or <c>%</c>; null if a part of it is no unit.</summary>
    public static Measure? Find(string unit) => s_known.GetOrAdd(unit.Trim(), Read);

    /// <summary>Whether both measure the same, in whatever units.</summary>
    public bool Fits(Measure other) => _powers.SequenceEqual(other._powers);

    /// <summary>The measure of a product.</summary>
    public Measure Times(Measure other) => Combine(other, 1);

    /// <summary>The measure of a quotient.</summary>
    public Measure Per(Measure other) => Combine(other, -1);

    /// <inheritdoc/>
    public bool Equals(Measure? other) => other is not null && Fits(other) && Scale.Equals(other.Scale);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Scale, _powers.Count);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static Measure? Read(string unit)
    {
        var parts = unit.Split('/');
        if (parts.All(p => PartOf(p) is not null))
        {
            return parts.Skip(1).Aggregate(PartOf(parts[0])!, (whole, part) => whole.Per(PartOf(part)!)).Named(unit);
        }

        return PartOf(unit)?.Named(unit);
    }

    private static Measure? PartOf(string text)
    {
        if (s_pure.TryGetValue(text, out var scale))
        {
            return new(Pure._powers, scale, text);
        }

        return Unit.Find(text) is { } unit
            ? new(Pure._powers.Add(unit.Name, 1), unit.Spellings[text.Trim()], text)
            : null;
    }

    private Measure Named(string name) => new(_powers, Scale, name);

    private Measure Combine(Measure other, int sign)
    {
        var powers = other._powers.Aggregate(_powers, (sum, p) => Raise(sum, p.Key, sign * p.Value));
        return new(powers, sign > 0 ? Scale * other.Scale : Scale / other.Scale, NameOf(powers));
    }

    private static ImmutableSortedDictionary<string, int> Raise(ImmutableSortedDictionary<string, int> powers, string unit, int by)
    {
        var power = powers.GetValueOrDefault(unit) + by;
        return power == 0 ? powers.Remove(unit) : powers.SetItem(unit, power);
    }

    private static string NameOf(ImmutableSortedDictionary<string, int> powers)
    {
        var above = string.Join('·', powers.Where(p => p.Value > 0).Select(p => Raised(p.Key, p.Value)));
        var below = string.Concat(powers.Where(p => p.Value < 0).Select(p => $"/{Raised(p.Key, -p.Value)}"));
        return powers.IsEmpty ? Pure?.Name ?? "倍" : $"{(above.Length == 0 ? "1" : above)}{below}";
    }

    private static string Raised(string unit, int power) => power == 1 ? unit : string.Create(CultureInfo.InvariantCulture, $"{unit}^{power}");
}
