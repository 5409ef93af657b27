using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Hub.Domain.Sources;

/// <summary>A canonical unit with the spellings and multiples that departments use for it.</summary>
/// <param name="Name">What the catalog writes, for example <c>kWh</c>.</param>
/// <param name="Label">Name in both languages.</param>
/// <param name="Spellings">Spelling, case ignored, to the number of canonical units it stands for; the name itself is one of them.</param>
public sealed record Unit(string Name, BilingualName Label, IReadOnlyDictionary<string, decimal> Spellings)
{
    /// <summary>Canonical unit of <see cref="MoneyType"/>.</summary>
    public const string Yuan = "元";

    /// <summary>The pairs that catalogs name: few, and asked for with every number.</summary>
    private static readonly ConcurrentDictionary<(string From, string To), decimal?> s_factors = new();

    private static readonly FrozenDictionary<string, Unit> BySpelling = UnitTable.Units
        .SelectMany(unit => unit.Spellings.Keys, (unit, spelling) => (spelling, unit))
        .ToFrozenDictionary(pair => pair.spelling, pair => pair.unit, StringComparer.OrdinalIgnoreCase);

    /// <summary>All units.</summary>
    public static IReadOnlyList<Unit> All => UnitTable.Units;

    /// <summary>The unit that has this spelling, or null.</summary>
    public static Unit? Find(string spelling) => BySpelling.GetValueOrDefault(spelling.Trim());

    /// <summary>Converts between two spellings of one unit, for example 1.5 万千瓦时 into 15000 kWh.</summary>
    /// <param name="value">Number in <paramref name="from"/>.</param>
    /// <param name="from">Spelling of the source.</param>
    /// <param name="to">Spelling of the target.</param>
    /// <param name="converted">Number in <paramref name="to"/>, exact; 0 if there is no conversion.</param>
    /// <returns>Whether both are spellings of one unit.</returns>
    public static bool TryConvert(decimal value, string from, string to, out decimal converted)
    {
        var convertible = TryFactor(from, to, out var factor);
        converted = value * factor;
        return convertible;
    }

    /// <summary>The number that values in <paramref name="from"/> are multiplied by to stand in <paramref name="to"/>.</summary>
    /// <returns>Whether both are spellings of one unit.</returns>
    public static bool TryFactor(string from, string to, out decimal factor)
    {
        var known = s_factors.GetOrAdd((from, to), static pair => FactorOf(pair.From, pair.To));
        factor = known ?? 0;
        return known is not null;
    }

    private static decimal? FactorOf(string from, string to) =>
        Find(from) is { } unit && Find(to) == unit ? unit.Spellings[from.Trim()] / unit.Spellings[to.Trim()] : null;
}
