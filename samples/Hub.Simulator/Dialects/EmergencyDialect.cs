using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D12 应急局: levels and colours in Chinese; accidents in CSV.</summary>
internal static class EmergencyDialect
{
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I22", new PlatformPages("/d12/anquan"),
            Subject("统一社会信用代码"),
            Coded("标准化等级", "safety_std_level", "NONE=未定级 3=三级 2=二级 1=一级"),
            Field("证书有效期至", "safety_std_valid_to"),
            Coded("风险四色", "safety_risk_color", "BLUE=蓝 YELLOW=黄 ORANGE=橙 RED=红"),
            Field("重大隐患未销号(项)", "hazard_major_open"),
            Field("安全许可证有效", "safety_license_valid")),
        new(
            "I23", new Pushed(PushFormat.Csv),
            Subject("事故单位代码"),
            Coded("事故级别", "accident_level", "NONE=无 GENERAL=一般 LARGER=较大 MAJOR=重大 SEVERE=特别重大"),
            Field("事发日期", "accident_date"),
            Field("死亡(人)", "deaths"),
            Field("重伤(人)", "serious_injuries"),
            Field("直接经济损失(万元)", "direct_loss", Forms.TenThousands),
            Field("安全失信名单", "safety_blacklist"),
            State("记录状态", "有效", "撤销"),
            Updated("结案时间")),
    ];
}
