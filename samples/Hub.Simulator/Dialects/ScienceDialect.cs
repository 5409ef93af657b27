using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D03 科技局: 是 and 否, 万元.</summary>
internal static class ScienceDialect
{
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I07", new PlatformPages("/d03/keji"),
            Subject("统一社会信用代码"),
            Field("高新技术企业", "hightech_flag"),
            Field("高企证书有效期至", "hightech_valid_to"),
            Field("科技型中小企业", "sci_sme_flag"),
            Field("上年度研发费用(万元)", "rd_expense", Forms.TenThousands),
            Field("研发人员(人)", "rd_staff"),
            Field("立项科技项目(项)", "tech_project_count")),
    ];
}
