using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D09 水利局: volumes in 万m3.</summary>
internal static class WaterDialect
{
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I19", new PlatformPages("/d09/qushui"),
            Subject("取水户代码"),
            Field("许可水量(万m3)", "permit_volume_m3", Forms.TenThousands),
            Field("实际取水量(万m3)", "actual_volume_m3", Forms.TenThousands),
            Field("下达计划量(万m3)", "plan_volume_m3", Forms.TenThousands),
            Field("再生水量(万m3)", "reclaimed_m3", Forms.TenThousands),
            Field("节水载体", "water_saving_carrier")),
    ];
}
