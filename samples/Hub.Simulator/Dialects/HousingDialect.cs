using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D08 住建局: stars in Chinese, areas in 万平方米.</summary>
internal static class HousingDialect
{
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I18", new PlatformPages("/d08/jianzhu"),
            Subject("统一社会信用代码"),
            Coded("标识星级", "green_building_star", "NONE=无 1=一星 2=二星 3=三星"),
            Field("绿色建筑面积(万平方米)", "green_building_area_m2", Forms.TenThousands),
            Coded("信用评价等级", "construct_credit_grade", "NA=未参评 A=A级 B=B级 C=C级 D=D级"),
            Field("近三年质量事故(起)", "quality_accident_36m")),
    ];
}
