using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D07 生态环境局: colours as digits, permits as objects, discharges in kilograms with a record a medium.</summary>
internal static class EcologyDialect
{
    private static readonly Pages Listing = new("", "data.list") { Next = "nextCursor", Since = "updatedSince", Limit = "size" };

    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I14", Listing with { Path = "/hjxy/v1/pingjia" },
            Subject("社会信用代码"),
            Field("年度", "eval_year", Forms.YearNumber),
            Coded("等级色标", "env_credit_grade", "GREEN=1 BLUE=2 YELLOW=3 RED=4 BLACK=5"),
            Field("得分", "env_credit_score"),
            Field("重点排污单位", "key_polluter_flag"),
            State("状态", "有效", "撤销"),
            Updated("发布时间")),
        new(
            "I15", Listing with { Path = "/pwxk/v1/xukezheng" },
            Subject("单位.社会信用代码"),
            Of("单位.名称", Names.OfEnterprise),
            Field("许可证.编号", "permit_no"),
            Coded("许可证.管理类别", "permit_type", "NONE=0 KEY=1 SIMPLIFIED=2 REGISTER=3"),
            Field("许可证.有效期至", "permit_valid_to"),
            Field("许可证.许可排放量.化学需氧量(吨/年)", "permit_cod_t"),
            Field("许可证.许可排放量.氨氮(吨/年)", "permit_nh3n_t"),
            Field("许可证.许可排放量.二氧化硫(吨/年)", "permit_so2_t"),
            Field("许可证.许可排放量.氮氧化物(吨/年)", "permit_nox_t"),
            Field("许可证.许可排放量.挥发性有机物(吨/年)", "permit_voc_t"),
            Field("许可证.执行报告已提交", "exec_report_submitted"),
            Coded("环评.状态", "eia_status", "APPROVED=批复 ACCEPTED=验收备案 MISSING=未批 NA=豁免"),
            State("状态", "有效", "注销"),
            Updated("更新时间")),
        new(
            "I16", new Files("/paifang/{date}.ndjson", LagDays: 1),
            Subject("排污单位代码"),
            Field("统计月份", "period", Forms.MonthWithHyphen))
        {
            Parts =
            [
                new(
                    null,
                    Always("介质", "废水"),
                    Field("化学需氧量(千克)", "cod_t", Forms.Kilograms),
                    Field("氨氮(千克)", "nh3n_t", Forms.Kilograms),
                    Field("厌氧处理水量(万立方米)", "anaerobic_ww_m3", Forms.TenThousands),
                    Field("进水COD(毫克/升)", "cod_in_mg_l"),
                    Field("出水COD(毫克/升)", "cod_out_mg_l"),
                    Field("污泥带出COD(千克)", "sludge_cod_kg"),
                    Coded("处理方式代码", "ww_treatment_type", "NONE=0 RIVER=1 AEROBIC_OK=2 AEROBIC_OVER=3 SLUDGE_DIGESTER=4 REACTOR=5 SHALLOW=6 DEEP=7"),
                    Field("沼气回收量(标方)", "ch4_recovered_nm3"),
                    Field("沼气甲烷体积分数", "ch4_purity")),
                new(
                    null,
                    Always("介质", "废气"),
                    Field("二氧化硫(千克)", "so2_t", Forms.Kilograms),
                    Field("氮氧化物(千克)", "nox_t", Forms.Kilograms),
                    Field("挥发性有机物(千克)", "voc_t", Forms.Kilograms),
                    Field("监测小时", "monitor_hours"),
                    Field("超标小时", "exceed_hours"),
                    Field("数据有效率(%)", "online_valid_rate")),
                new(
                    null,
                    Always("介质", "固废"),
                    Field("一般固废产生量(千克)", "solidwaste_gen_t", Forms.Kilograms),
                    Field("一般固废利用量(千克)", "solidwaste_util_t", Forms.Kilograms),
                    Field("危废产生量(千克)", "hazwaste_gen_t", Forms.Kilograms),
                    Field("危废处置量(千克)", "hazwaste_disposed_t", Forms.Kilograms)),
            ],
        },
        new(
            "I17", new Pushed(PushFormat.Json),
            Subject("当事人代码"),
            Field("案号", "case_no"),
            Field("罚款(万元)", "fine_amount", Forms.TenThousandsAsText),
            Field("决定书日期", "decision_date"),
            Coded("事件级别", "event_level", "NONE=无 IV=一般 III=较大 II=重大 I=特别重大"),
            Field("事件日期", "event_date"),
            Field("涉危废", "hazwaste_case_flag"),
            Field("移送司法机关", "criminal_transfer"),
            Field("整改完成", "rectified_flag"),
            Field("近一年信访(件)", "petition_12m"),
            Field("环责险", "env_insured"),
            State("案件状态", "有效", "撤销"),
            Updated("登记时间")),
    ];
}
