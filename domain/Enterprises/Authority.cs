using System.Collections.Frozen;
using Hub.Domain.Sources;

namespace Hub.Domain.Enterprises;

/// <summary>A registering authority (登记管理部门): the first character of a credit code, with the entity types it registers.</summary>
/// <param name="Code">First character of the credit code.</param>
/// <param name="Name">Name in both languages.</param>
/// <param name="EntityTypes">Second character of the credit code to the name of the entity type (机构类别).</param>
public sealed record Authority(char Code, BilingualName Name, FrozenDictionary<char, BilingualName> EntityTypes)
{
    private static readonly FrozenDictionary<char, Authority> ByCode = Read();

    /// <summary>All authorities of GB 32100-2015 in the order of their codes.</summary>
    public static IReadOnlyList<Authority> All { get; } = [.. ByCode.Values.OrderBy(a => a.Code)];

    /// <summary>The authority of that first character, or null.</summary>
    public static Authority? Find(char code) => ByCode.GetValueOrDefault(code);

    private static FrozenDictionary<char, Authority> Read() =>
        CodeTable.Read<Table>("authorities.json").Authorities.ToFrozenDictionary(
            row => row.Code,
            row => new Authority(
                row.Code,
                new BilingualName(row.Zh, row.En),
                row.EntityTypes.ToFrozenDictionary(type => type.Code, type => new BilingualName(type.Zh, type.En))));

    private sealed record Table(string Standard, IReadOnlyList<Row> Authorities);

    private sealed record Row(char Code, string Zh, string En, IReadOnlyList<EntityTypeRow> EntityTypes);

    private sealed record EntityTypeRow(char Code, string Zh, string En);
}
