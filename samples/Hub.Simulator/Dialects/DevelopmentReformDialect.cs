using static Hub.Simulator.Columns;

namespace Hub.Simulator;

/// <summary>D01 发改委: the credit platform's codes, 双公示 with headings of their own for licences and penalties, and the investment platform's objects.</summary>
internal static class DevelopmentReformDialect
{
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new(
            "I01", new PlatformPages("/d01/xinyong"),
            Subject("主体代码"),
            Field("综合得分", "pub_credit_score"),
            Coded("等级代码", "pub_credit_grade", "A=01 B=02 C=03 D=04 E=05"),
            Field("评价月份", "eval_period", Forms.Period),
            Field("严重失信标志", "severe_dishonest_flag", Forms.OneOrZero),
            Coded("修复状态代码", "repair_status", "NONE=0 APPLYING=1 REPAIRED=2")),
        new(
            "I02", new Pushed(PushFormat.NdJson),
            Subject("行政相对人代码_1"),
            Of("行政相对人名称", Names.OfEnterprise),
            Coded("信息类别", "decision_type", "LICENSE=XK PENALTY=CF"),
            Field("行政许可决定文书号", "decision_no").When(IsLicence),
            Field("行政处罚决定书文号", "decision_no").When(IsPenalty),
            Field("许可机关", "authority").When(IsLicence),
            Field("处罚机关", "authority").When(IsPenalty),
            Coded("领域代码", "domain", "ENV=01 TAX=02 SAFETY=03 QUALITY=04 LABOUR=05 CONSTRUCTION=06 FIRE=07 OTHER=99"),
            Coded("处罚类别", "penalty_kind", "WARN=警告 FINE=罚款 CONFISCATE=没收违法所得、没收非法财物 SUSPEND=责令停产停业 REVOKE=吊销许可证、执照 OTHER=其他"),
            Field("罚款金额(万元)", "fine_amount", Forms.TenThousands),
            Field("许可决定日期", "decision_date", Forms.DayWithSlashes).When(IsLicence),
            Field("处罚决定日期", "decision_date", Forms.DayWithSlashes).When(IsPenalty),
            Coded("失信程度代码", "severity", "MINOR=1 GENERAL=2 SERIOUS=3"),
            Field("公示截止期", "publicity_end", Forms.DayWithSlashes),
            Field("是否修复", "repaired_flag"),
            State("公示状态", "公示", "撤销"),
            Updated("数据归集时间")),
        new(
            "I03", new PlatformPages("/d01/xiangmu"),
            Subject("项目单位.统一社会信用代码"),
            Of("项目单位.名称", Names.OfEnterprise),
            Field("项目.代码", "project_code"),
            Field("项目.名称", "project_name"),
            Coded("项目.类型", "project_type", "APPROVE=A00001 VERIFY=A00002 RECORD=A00003"),
            Field("项目.总投资(万元)", "invest_total", Forms.TenThousands),
            Field("项目.国标行业", "industry_code"),
            State("项目.状态", "有效", "撤销"),
            Coded("产业政策.类别", "policy_class", "ENCOURAGED=鼓励类 ALLOWED=允许类 RESTRICTED=限制类 ELIMINATED=淘汰类"),
            Field("产业政策.两高项目", "two_high_flag"),
            Field("产业政策.绿色目录代码", "green_catalog_code"),
            Coded("节能审查.结论", "energy_review_status", "NA=不涉及 PASS=通过 FAIL=不通过"),
            Updated("更新时间")),
    ];

    private static bool IsLicence(Fact fact) => fact["decision_type"] is "LICENSE";

    private static bool IsPenalty(Fact fact) => !IsLicence(fact);
}
