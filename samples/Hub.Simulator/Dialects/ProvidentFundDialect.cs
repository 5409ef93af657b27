using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D17 公积金中心: one record an enterprise with its months as rows.</summary>
internal static class ProvidentFundDialect
{
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I35", new PlatformPages("/d17/gongjijin"),
            Subject("单位代码"),
            Rows(
                "缴存明细",
                Field("缴存年月", "period", Forms.Period),
                Field("人数", "fund_count"),
                Field("缴存额(元)", "fund_amount"),
                Field("单位缴存比例(%)", "deposit_ratio"),
                Field("连续欠缴(月)", "fund_arrears_months"))),
    ];
}
