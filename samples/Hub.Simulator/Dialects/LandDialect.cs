using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D06 自规局: real estate asked for by code, days with slashes; land use.</summary>
internal static class LandDialect
{
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I12", new Subjects("/bdc/v1/properties/{code}"),
            Subject("统一社会信用代码"),
            Field("不动产权证号", "property_no"),
            Field("土地面积(平方米)", "land_area_m2"),
            Field("建筑面积(平方米)", "building_area_m2"),
            Field("用途", "use_type"),
            Field("是否抵押", "mortgage_flag"),
            Field("抵押金额(万元)", "mortgage_amount", Forms.TenThousands),
            Field("抵押权人", "mortgagee"),
            Field("是否查封", "seal_flag"),
            Field("登记日期", "register_date", Forms.DayWithSlashes)),
        new(
            "I13", new PlatformPages("/d06/yongdi"),
            Subject("用地单位代码"),
            Field("用地面积(亩)", "land_use_mu"),
            Field("闲置土地", "idle_land_flag"),
            Field("近三年违法用地案件(件)", "illegal_land_cases_36m"),
            Field("压占生态红线", "eco_redline_overlap"),
            Coded("矿山修复情况", "mine_restoration_status", "NA=不涉及 DONE=已完成 OVERDUE=逾期未完成")),
    ];
}
