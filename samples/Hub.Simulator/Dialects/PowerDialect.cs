using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D18 供电公司: CSV in GB18030, 万千瓦时 from the grid and 千瓦时 from the roof.</summary>
internal static class PowerDialect
{
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I36", new Files("/yongdian/{date}.csv", LagDays: 1) { Encoding = "GB18030" },
            Subject("用电户统一代码"),
            Field("用电日期", "period", Forms.MeterDay),
            Field("网供电量(万千瓦时)", "grid_kwh", Forms.TenThousands),
            Field("绿电交易电量(万千瓦时)", "green_trade_kwh", Forms.TenThousands),
            Field("光伏自用(千瓦时)", "pv_self_kwh"),
            Field("光伏上网(千瓦时)", "pv_export_kwh"),
            Field("同比(%)", "elec_yoy"),
            Field("欠费", "elec_arrears_flag"),
            Field("窃电", "elec_theft_flag")),
    ];
}
