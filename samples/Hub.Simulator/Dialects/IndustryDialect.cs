using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D02 经信局: 万元 and classes such as A类; energy is a CSV with a row for the figures, one a fuel and one a material.</summary>
internal static class IndustryDialect
{
    private static readonly Form Fuels = Forms.Codes("bituminous=烟煤 natural_gas=天然气 diesel=柴油");
    private static readonly Form Materials = Forms.Codes("caco3=石灰石 mgco3=碳酸镁");

    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I04", new PlatformPages("/d02/mujun"),
            Subject("企业代码"),
            Field("评价年份", "eval_year", Forms.YearNumber),
            Coded("综合评价类别", "mu_grade", "A=A类 B=B类 C=C类 D=D类"),
            Field("综合评价得分", "mu_score"),
            Field("实际用地(亩)", "land_mu"),
            Field("亩均税收(万元/亩)", "mu_tax"),
            Field("亩均工业增加值(万元/亩)", "mu_added_value"),
            Field("单位能耗增加值(万元/吨标煤)", "energy_added_value"),
            Field("单位排放增加值(万元/吨)", "emission_added_value"),
            Field("全员劳动生产率(元/人)", "labour_productivity", Forms.TenThousandths),
            Field("R&D经费占营业收入比重(%)", "rd_ratio")),
        new(
            "I05", new Files("/tanxiaoma/{date}.csv", LagDays: 20) { Encoding = "utf-8" },
            Subject("统一社会信用代码"),
            Field("报表月份", "period", Forms.Period))
        {
            Parts =
            [
                new(
                    null,
                    Always("分项", "指标"),
                    Field("工业总产值(万元)", "output_value", Forms.TenThousands),
                    Field("工业增加值(万元)", "added_value", Forms.TenThousands),
                    Field("营业收入(万元)", "revenue", Forms.TenThousands),
                    Field("综合能源消费量(吨标准煤)", "energy_tce"),
                    Field("热力购进量(百万千焦)", "heat_in_gj"),
                    Field("热力外供量(百万千焦)", "heat_out_gj"),
                    Field("煤炭占比(%)", "coal_share"),
                    Field("碳排放总量(吨二氧化碳)", "carbon_total_t"),
                    Field("碳水平(吨/万元)", "carbon_level_l"),
                    Field("碳效值", "carbon_eff_k"),
                    Field("碳中和率(%)", "carbon_neutral_rate"),
                    Field("碳排放同比(%)", "carbon_yoy")),
                new(
                    "fuels",
                    Element("分项", "fuel_code", code => $"燃料-{Fuels.Write(code, 0)}"),
                    Field("燃料品种", "fuel_code", Fuels),
                    Field("消费量", "qty"),
                    Coded("计量单位", "unit", "t=吨 万Nm3=万立方米")),
                new(
                    "process_inputs",
                    Element("分项", "process_code", code => $"过程-{Materials.Write(code, 0)}"),
                    Field("物料名称", "process_code", Materials),
                    Field("物料用量(吨)", "qty"),
                    Field("纯度", "purity")),
            ],
        },
        new(
            "I06", new PlatformPages("/d02/lvse"),
            Subject("统一社会信用代码"),
            Coded("绿色工厂级别代码", "green_factory_level", "NONE=0 COUNTY=1 CITY=2 PROVINCE=3 NATIONAL=4"),
            Coded("清洁生产审核代码", "clean_production_status", "NA=00 PASSED=10 OVERDUE=20 FAILED=30"),
            Field("落后产能", "outdated_capacity_flag", Forms.OneOrZero),
            Field("超能耗限额(%)", "energy_limit_exceed_pct"),
            Field("节水型企业", "water_saving_enterprise", Forms.OneOrZero),
            Field("零碳工厂", "zero_carbon_factory", Forms.OneOrZero)),
    ];
}
