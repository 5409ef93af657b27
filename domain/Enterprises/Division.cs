using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Hub.Domain.Sources;

namespace Hub.Domain.Enterprises;

/// <summary>An administrative division (行政区划, GB/T 2260) of the hub's city.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="Name">Name in both languages.</param>
/// <param name="Level">Where it stands.</param>
public sealed record Division(string Code, BilingualName Name, DivisionLevel Level)
{
    private static readonly Table Codes = CodeTable.Read<Table>("divisions.json");

    private static readonly FrozenDictionary<string, Division> ByCode = Codes.Divisions.ToFrozenDictionary(
        row => row.Code,
        row => new Division(row.Code, new BilingualName(row.Zh, row.En), row.Level));

    private static readonly FrozenSet<string> Provinces = Codes.Provinces.ToFrozenSet();

    /// <summary>The city's divisions in the order of their codes, the placeholder among them.</summary>
    public static IReadOnlyList<Division> All { get; } = [.. ByCode.Values.OrderBy(d => d.Code, StringComparer.Ordinal)];

    /// <summary>The division of the city with that code, or null.</summary>
    public static Division? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>
    /// Whether an address may lie in that division. The city's own divisions are known one by one; elsewhere six digits
    /// of a real province do. The placeholder 330501 (市辖区) occurs inside credit codes only.
    /// </summary>
    public static bool IsAddress(string code) =>
        code.Length == 6
        && !code.AsSpan().ContainsAnyExceptInRange('0', '9')
        && (code.StartsWith(Codes.City, StringComparison.Ordinal)
            ? Find(code) is { Level: not DivisionLevel.Placeholder }
            : Provinces.Contains(code[..2]));

    private sealed record Table(string Standard, IReadOnlyList<string> Provinces, string City, IReadOnlyList<Row> Divisions);

    private sealed record Row(string Code, string Zh, string En, DivisionLevel Level);
}

/// <summary>Where a division stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DivisionLevel>))]
public enum DivisionLevel
{
    /// <summary>Prefecture-level city (地级市).</summary>
    City,

    /// <summary>District of a city (区).</summary>
    District,

    /// <summary>County (县).</summary>
    County,

    /// <summary>No living division; kept because credit codes were issued under it.</summary>
    Placeholder,
}
