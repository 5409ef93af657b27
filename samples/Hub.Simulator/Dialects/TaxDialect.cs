using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D14 税务局: 元 to the fen, grades as digits, a statement as three reports.</summary>
internal static class TaxDialect
{
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I28", new Pages("/nsxy/v1/grades", "data.rows"),
            Subject("纳税人识别号"),
            Field("评价年度", "eval_year", Forms.Period),
            Coded("信用级别", "tax_credit_grade", "A=01 B=02 M=03 C=04 D=05"),
            Field("评价得分", "tax_credit_score", Forms.TextFromOldOffices),
            Updated("更新时间"),
            State("状态", "有效", "撤销")),
        new(
            "I29", new Pages("/sbrk/v1/declarations", "data.rows"),
            Subject("纳税人识别号"),
            Field("税款所属期", "period", Forms.Period),
            Field("增值税应税销售额", "vat_sales", Forms.Text),
            Field("增值税入库税额", "vat_paid", Forms.Text),
            Field("企业所得税入库税额", "cit_paid", Forms.Text),
            Field("入库税额合计", "tax_paid_total", Forms.Text),
            Field("入库税额同比", "tax_paid_yoy"),
            Field("环境保护税入库税额", "env_tax_paid", Forms.Text),
            Field("近一年应申报次数", "filings_due_12m"),
            Field("近一年按期申报次数", "filings_on_time_12m"),
            Updated("更新时间"),
            State("状态", "有效", "作废")),
        new(
            "I30", new Pages("/cwbb/v1/statements", "data.rows"),
            Subject("纳税人识别号"),
            Field("报表所属期", "period", Forms.QuarterWithHyphen),
            Updated("更新时间"),
            State("状态", "有效", "作废"))
        {
            Parts =
            [
                new(
                    null,
                    Always("报表种类", "资产负债表"),
                    Field("资产合计", "total_assets"),
                    Field("负债合计", "total_liab"),
                    Field("所有者权益（或股东权益）合计", "total_equity"),
                    Field("流动资产合计", "current_assets"),
                    Field("流动负债合计", "current_liab"),
                    Field("存货", "inventory"),
                    Field("应收票据及应收账款", "receivables"),
                    Field("有息负债合计", "interest_debt"),
                    Coded("审计意见类型", "audit_opinion", "STANDARD=1 EMPHASIS=2 QUALIFIED=3 ADVERSE=4 DISCLAIMER=5 UNAUDITED=0")),
                new(
                    null,
                    Always("报表种类", "利润表"),
                    Field("一、营业收入", "revenue"),
                    Field("其中：绿色产业收入", "green_revenue"),
                    Field("四、净利润", "net_profit"),
                    Field("息税前利润", "ebit"),
                    Field("其中：利息费用", "interest_expense"),
                    Field("其中：公益性捐赠", "donation")),
                new(
                    null,
                    Always("报表种类", "现金流量表"),
                    Field("经营活动产生的现金流量净额", "op_cash_flow")),
            ],
        },
        new(
            "I31", new Pushed(PushFormat.Json),
            Subject("纳税人识别号"),
            Field("欠税余额(万元)", "tax_arrears", Forms.TenThousandsAsText),
            Field("欠缴天数", "arrears_days"),
            Field("重大违法失信主体", "major_violation_flag"),
            Field("虚开发票", "fake_invoice_flag"),
            Field("近一年税务处罚(次)", "tax_penalty_12m"),
            Updated("更新时间")),
    ];
}
