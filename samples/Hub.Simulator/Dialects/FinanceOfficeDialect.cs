using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D19 金融办: loans in 万元 as CSV, lists as objects.</summary>
internal static class FinanceOfficeDialect
{
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I37", new Pushed(PushFormat.Csv),
            Subject("借款人代码"),
            Field("有余额银行(家)", "bank_count_active"),
            Field("授信总额(万元)", "credit_total", Forms.TenThousands),
            Field("贷款余额(万元)", "loan_balance", Forms.TenThousands),
            Field("绿色贷款余额(万元)", "green_loan_balance", Forms.TenThousands),
            Field("贷款用途代码", "loan_use_code"),
            Field("加权平均利率(%)", "loan_rate"),
            Field("首贷户", "first_loan_flag"),
            Field("无还本续贷", "norepay_renew_flag"),
            Field("担保余额(万元)", "guarantee_balance", Forms.TenThousands),
            Field("担保费率(%)", "guarantee_fee_rate"),
            Field("逾期90天以上", "overdue_90d_flag"),
            Coded("五级分类", "loan_class", "NORMAL=1 ATTENTION=2 SUBSTANDARD=3 DOUBTFUL=4 LOSS=5 NONE=0"),
            Updated("数据日期")),
        new(
            "I38", new Pushed(PushFormat.Json),
            Subject("统一社会信用代码"),
            Field("涉非标志", "illegal_fundraising_flag", Forms.OneOrZero),
            Coded("风险等级", "risk_level", "LOW=低 MID=中 HIGH=高"),
            Coded("名单代码", "list_type", "NONE=0 WHITE=W GREY=G BLACK=B"),
            Field("列入事由", "list_reason"),
            Field("到期日", "list_expiry"),
            Coded("披露等级", "esg_disclosure_level", "NONE=未披露 BASIC=基本 FULL=完整"),
            Field("碳账户", "carbon_account_opened", Forms.OneOrZero),
            Field("数据质量等级", "carbon_dq_score"),
            Updated("认定时间")),
    ];
}
