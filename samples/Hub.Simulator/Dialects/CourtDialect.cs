using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D16 法院: enforcement as lines, lawsuits as objects asked for by code.</summary>
internal static class CourtDialect
{
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I33", new Pushed(PushFormat.NdJson),
            Subject("被执行人代码"),
            Field("案号", "exec_case_no"),
            Field("失信", "dishonest_flag"),
            Field("限高", "limit_consumption_flag"),
            Field("执行标的(元)", "exec_amount"),
            Field("立案时间", "filing_date"),
            Field("全部履行", "performed_flag"),
            State("发布状态", "发布", "屏蔽"),
            Updated("更新时间")),
        new(
            "I34", new PlatformSubjects("/d16/shesu"),
            Subject("当事人.统一社会信用代码"),
            Coded("当事人.地位", "role", "PLAINTIFF=原告 DEFENDANT=被告 THIRD=第三人"),
            Field("案件.案号", "case_no"),
            Field("案件.案由", "cause"),
            Field("案件.标的额(元)", "amount"),
            Field("案件.立案日期", "filing_date"),
            Coded("案件.结果代码", "result", "PENDING=0 WON=1 LOST=2 SETTLED=3 WITHDRAWN=4"),
            Field("案件.环境公益诉讼", "env_public_interest_flag"),
            Field("统计.近一年被告案件(件)", "defendant_cases_12m"),
            Field("统计.近一年败诉金额(万元)", "lost_amount_12m", Forms.TenThousands),
            Field("统计.破产受理", "bankruptcy_flag")),
    ];
}
