using System.Collections.Frozen;

namespace Hub.Domain.Enterprises;

/// <summary>Size of an enterprise (大型, 中型, 小型, 微型).</summary>
public enum EnterpriseSize
{
    /// <summary>微型.</summary>
    Micro,

    /// <summary>小型.</summary>
    Small,

    /// <summary>中型.</summary>
    Medium,

    /// <summary>大型.</summary>
    Large,
}

/// <summary>Lower bounds that an enterprise must all meet; a null bound is not asked of its industry.</summary>
/// <param name="Employees">从业人员, people.</param>
/// <param name="RevenueWanYuan">营业收入, 万元.</param>
/// <param name="AssetsWanYuan">资产总额, 万元.</param>
public sealed record SizeBounds(int? Employees = null, decimal? RevenueWanYuan = null, decimal? AssetsWanYuan = null);

/// <summary>A row of the size table: the industries it holds for and the lower bounds of the three upper classes.</summary>
/// <param name="Row">1 to 16.</param>
/// <param name="Zh">Chinese name.</param>
/// <param name="En">English name.</param>
/// <param name="Industries">Section letters, or the first digits of classes.</param>
/// <param name="Large">Lower bounds of 大型.</param>
/// <param name="Medium">Lower bounds of 中型.</param>
/// <param name="Small">Lower bounds of 小型; below any of them is 微型.</param>
public sealed record SizeRow(
    int Row, string Zh, string En, IReadOnlyList<string> Industries, SizeBounds Large, SizeBounds Medium, SizeBounds Small);

/// <summary>Size classes by 统计上大中小微型企业划分办法（2017）, 国统字〔2017〕213号.</summary>
public static class SizeClass
{
    /// <summary>The 16 rows of the table.</summary>
    public static IReadOnlyList<SizeRow> Rows { get; } = CodeTable.Read<Table>("size-classes.json").Rows;

    private static readonly FrozenDictionary<string, SizeRow> RowsByIndustry = Rows
        .SelectMany(row => row.Industries, (row, industry) => (industry, row))
        .ToFrozenDictionary(pair => pair.industry, pair => pair.row);

    /// <summary>The size class, or null if no row holds for the industry or an indicator of its row is missing.</summary>
    /// <param name="industryCode">Class of GB/T 4754-2017, four digits.</param>
    /// <param name="employees">从业人员, people.</param>
    /// <param name="revenueWanYuan">营业收入, 万元.</param>
    /// <param name="assetsWanYuan">资产总额, 万元.</param>
    public static EnterpriseSize? Of(string industryCode, int? employees, decimal? revenueWanYuan, decimal? assetsWanYuan)
    {
        if (RowOf(industryCode) is not { } row)
        {
            return null;
        }

        var indicators = new SizeBounds(employees, revenueWanYuan, assetsWanYuan);
        return !Covers(indicators, row.Small) ? null
            : Meets(indicators, row.Large) ? EnterpriseSize.Large
            : Meets(indicators, row.Medium) ? EnterpriseSize.Medium
            : Meets(indicators, row.Small) ? EnterpriseSize.Small
            : EnterpriseSize.Micro;
    }

    /// <summary>The row for a class: the one with the longest matching digits, otherwise its section's; null if the table leaves it out.</summary>
    public static SizeRow? RowOf(string industryCode)
    {
        for (var digits = industryCode.Length; digits >= 2; digits--)
        {
            if (RowsByIndustry.TryGetValue(industryCode[..digits], out var row))
            {
                return row;
            }
        }

        return Industry.SectionOf(industryCode) is { } section
            ? RowsByIndustry.GetValueOrDefault(section.Code.ToString())
            : null;
    }

    private static bool Covers(SizeBounds indicators, SizeBounds asked) =>
        (asked.Employees is null || indicators.Employees is not null)
        && (asked.RevenueWanYuan is null || indicators.RevenueWanYuan is not null)
        && (asked.AssetsWanYuan is null || indicators.AssetsWanYuan is not null);

    private static bool Meets(SizeBounds indicators, SizeBounds bounds) =>
        (bounds.Employees is null || indicators.Employees >= bounds.Employees)
        && (bounds.RevenueWanYuan is null || indicators.RevenueWanYuan >= bounds.RevenueWanYuan)
        && (bounds.AssetsWanYuan is null || indicators.AssetsWanYuan >= bounds.AssetsWanYuan);

    private sealed record Table(string Standard, IReadOnlyList<SizeRow> Rows);
}
