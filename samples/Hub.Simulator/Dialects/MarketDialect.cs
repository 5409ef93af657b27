using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D13 市监局: the register's spellings of capital, CSV and JSON with headings of their own, shareholders as rows.</summary>
internal static class MarketDialect
{
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I24", new Pushed(PushFormat.Csv),
            Field("企业名称", "ent_name"),
            Subject("统一社会信用代码"),
            Field("注册日期|成立日期", "est_date"),
            Field("企业类型", "ent_type"),
            Field("注册资金|注册资本", "reg_capital"),
            Field("实缴资本", "paid_capital"),
            Field("经营范围", "biz_scope"),
            Always("所在省份|", "浙江"),
            Always("地区|", "湖州"),
            Field("注册地址", "reg_address"),
            Field("行业代码", "industry_code"),
            Field("行政区划代码", "region_code"),
            Of("登记状态", enterprise => enterprise.Status),
            Field("法定代表人", "legal_rep_name"),
            Field("近24个月法定代表人变更次数", "legal_rep_change_24m"),
            Coded("年报公示情况", "annual_report_status", "ON_TIME=按时 LATE=逾期 MISSING=未报"),
            Updated("更新时间")),
        new(
            "I25", new PlatformSubjects("/d13/guquan"),
            Subject("统一社会信用代码"),
            Rows(
                "股东",
                Field("名称", "shareholder_name"),
                Coded("类型", "shareholder_type", "NATURAL=自然人 LEGAL=法人"),
                Field("证件摘要", "shareholder_id_hash"),
                Field("出资.比例(%)", "share_pct"),
                Field("出资.认缴(万元)", "sub_amount", Forms.TenThousands),
                Field("出资.实缴(万元)", "paid_amount", Forms.TenThousands)),
            Field("近两年实控人变更(次)", "controller_change_24m"),
            Field("股权出质比例(%)", "equity_pledge_pct"),
            Field("董事(人)", "director_count"),
            Field("监事(人)", "supervisor_count"),
            Field("经理姓名", "officer_name")),
        new(
            "I26", new Pushed(PushFormat.NdJson),
            Subject("统一社会信用代码"),
            Field("经营异常", "abnormal_list_flag"),
            Field("近两年列异次数", "abnormal_in_24m"),
            Field("严重违法失信", "serious_illegal_flag"),
            Field("近两年抽检批次", "spotcheck_total_24m"),
            Field("近两年抽检不合格批次", "spotcheck_fail_24m"),
            Field("近两年召回次数", "recall_24m"),
            Field("近一年投诉件数", "complaint_12m"),
            Field("近一年投诉办结件数", "complaint_resolved_12m"),
            Field("质量管理体系认证", "iso9001_valid"),
            Field("环境管理体系认证", "iso14001_valid"),
            Field("职业健康安全管理体系认证", "iso45001_valid"),
            Field("能源管理体系认证", "iso50001_valid"),
            Updated("更新时间")),
        new(
            "I27", new PlatformPages("/d13/zhishichanquan"),
            Subject("权利人代码"),
            Field("有效发明专利(件)", "invention_valid"),
            Field("有效实用新型(件)", "utility_valid"),
            Field("有效外观设计(件)", "design_valid"),
            Field("有效商标(件)", "trademark_valid"),
            Field("绿色专利(件)", "green_patent_valid"),
            Field("质押金额(万元)", "ip_pledge_amount", Forms.TenThousands),
            Field("数据知识产权(件)", "data_ip_count")),
    ];
}
