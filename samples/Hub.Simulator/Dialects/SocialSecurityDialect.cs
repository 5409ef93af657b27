using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D05 人社局: one record an enterprise with its months as rows; grades as digits.</summary>
internal static class SocialSecurityDialect
{
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I10", new PlatformPages("/d05/shebao"),
            Subject("统一社会信用代码"),
            Of("单位名称", Names.OfEnterprise),
            Rows(
                "参保明细",
                Field("费款所属期", "period", Forms.Period),
                Field("参保人数(人)", "insured_count"),
                Field("人数同比(%)", "insured_count_yoy"),
                Field("实缴金额(元)", "paid_amount"),
                Field("欠费金额(元)", "arrears_amount"),
                Field("累计欠费月数", "arrears_months"),
                Field("工伤参保人数(人)", "injury_insured_count"))),
        new(
            "I11", new PlatformPages("/d05/laodong"),
            Subject("单位统一代码"),
            Coded("诚信等级代码", "labour_grade", "A=1 B=2 C=3"),
            Field("欠薪金额(万元)", "wage_arrears_amount", Forms.TenThousands),
            Field("涉及人数", "wage_arrears_people"),
            Field("欠薪失信名单", "wage_blacklist_flag"),
            Field("近一年仲裁败诉(件)", "arbitration_lost_12m"),
            Field("近一年工伤认定(件)", "injury_cases_12m"),
            Field("和谐企业", "harmonious_enterprise")),
    ];
}
