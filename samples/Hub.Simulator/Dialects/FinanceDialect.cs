using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D04 财政局: the procurement cloud's objects, the award in 万元 and the contract in 元; the treasury's flat lines.</summary>
internal static class FinanceDialect
{
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I08", new Pushed(PushFormat.Json),
            Subject("供应商.统一社会信用代码"),
            Of("供应商.名称", Names.OfEnterprise),
            Field("采购人.统一社会信用代码", "purchaser_uscc"),
            Field("公告.编号", "notice_id"),
            Field("公告.项目编号", "project_no"),
            Field("公告.中标金额(万元)", "win_amount", Forms.TenThousands),
            Field("公告.日期", "notice_date"),
            Field("合同.编号", "contract_no"),
            Field("合同.金额(元)", "contract_amount"),
            Field("合同.签订日期", "sign_date"),
            Field("合同.履约截止日期", "perform_end"),
            Field("合同.预付款比例(%)", "prepay_ratio"),
            Field("合同.绿色产品", "green_product_flag", Forms.Truth),
            Coded("合同.状态", "contract_status", "SIGNED=10 PERFORMING=20 ACCEPTED=30 PAID=40 TERMINATED=90"),
            Field("合同.违约", "breach_flag", Forms.Truth),
            State("数据状态", "正常", "作废"),
            Updated("推送时间")),
        new(
            "I09", new Pushed(PushFormat.NdJson),
            Subject("收款人代码"),
            Field("合同编号", "contract_no"),
            Field("收款人账号", "payee_account_no"),
            Field("收款人全称", "payee_account_name"),
            Field("收款人开户行联行号", "payee_bank_code"),
            Field("账户锁定", "account_lock_flag", Forms.YesOrNo),
            Field("锁定行联行号", "lock_bank_code"),
            Field("锁定时间", "lock_time"),
            Field("支付令编号", "pay_order_no"),
            Field("支付金额(元)", "pay_amount"),
            Field("清算日期", "pay_date", Forms.DayDigits),
            Field("发票号码", "invoice_no"),
            Field("价税合计(元)", "invoice_amount"),
            Field("履约验收日期", "accept_date", Forms.DayDigits),
            State("业务状态", "正常", "作废"),
            Updated("业务时间")),
    ];
}
