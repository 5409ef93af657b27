using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D10 农业农村局: levels in Chinese.</summary>
internal static class AgricultureDialect
{
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I20", new PlatformPages("/d10/longtou"),
            Subject("主体代码"),
            Coded("龙头级别", "leading_level", "NONE=否 CITY=市级 PROVINCE=省级 NATIONAL=国家级"),
            Field("绿色食品证书(张)", "green_food_certs"),
            Field("有机证书(张)", "organic_certs"),
            Field("近两年抽检不合格(批次)", "agri_quality_fail_24m")),
    ];
}
