using Hub.Domain.Trust;
using Hub.Domain.Trust.Disputes;

namespace Hub.Functions.Trust.Disputes;

/// <summary>Routes of objection, correction and repair.</summary>
internal static class DisputeRoutes
{
    private const string Code = "统一社会信用代码有误或内容不全 (invalid code, or incomplete)";
    private const string NoCase = "没有这个案件 (unknown case)";
    private const string Stands = "当前状态不能进行该操作 (not possible where the case stands)";

    public static readonly IReadOnlyList<Route> All =
    [
        new("RaiseDispute", "POST", "v1/enterprises/{creditCode}/disputes", Scope.DisputesWrite,
            "企业对一项信息提出异议，当日受理并标注", "An enterprise disputes an item; it is flagged at once")
        {
            Body = typeof(DisputeRequest), Answer = typeof(DisputeView), Success = 201, Accepts = [Route.Json],
            Refusals = new Dictionary<int, string> { [400] = Code, [404] = "没有这个接口、字段或信息项 (unknown interface, field or item)", [409] = "已在异议处理中 (disputed already)" },
        },
        new("ListEnterpriseDisputes", "GET", "v1/enterprises/{creditCode}/disputes", Scope.DisputesRead, "列出本企业的异议", "List an enterprise's disputes")
        {
            Answer = typeof(DisputeList),
            Refusals = new Dictionary<int, string> { [400] = Code },
        },
        new("ListDisputes", "GET", "v1/disputes", Scope.DisputesRead,
            "列出待办异议：部门看本部门的，运维看全部", "List open disputes: a department those on its desk, an operator all")
        {
            Answer = typeof(DisputeList),
            Options = new Dictionary<string, string> { ["late"] = "true 只列逾期的 (true: only those with an overdue step)" },
        },
        new("ReadDispute", "GET", "v1/disputes/{id}", Scope.DisputesRead, "查询一件异议", "Read a dispute")
        {
            Answer = typeof(DisputeView),
            Refusals = new Dictionary<int, string> { [404] = NoCase },
        },
        new("ReplyToDispute", "POST", "v1/disputes/{id}/reply", Scope.DisputesDecide,
            "来源部门答复：属实、更正或删除", "The department confirms, corrects or deletes")
        {
            Body = typeof(ReplyRequest), Answer = typeof(DisputeView), Accepts = [Route.Json],
            Refusals = new Dictionary<int, string>
            {
                [400] = "答复不全 (incomplete)", [404] = NoCase, [409] = Stands, [422] = "更正记录有误 (the corrected record cannot be taken)",
            },
        },
        new("StateInDispute", "POST", "v1/disputes/{id}/statement", Scope.DisputesWrite, "企业声明（200字以内）", "The enterprise's statement, at most 200 characters")
        {
            Body = typeof(TextRequest), Answer = typeof(DisputeView), Accepts = [Route.Json],
            Refusals = new Dictionary<int, string> { [400] = "文字缺失或过长 (text absent or too long)", [404] = NoCase, [409] = Stands },
        },
        new("ComplainInDispute", "POST", "v1/disputes/{id}/complaint", Scope.DisputesWrite, "登记向监管投诉", "Note a complaint to the supervisor")
        {
            Body = typeof(TextRequest), Answer = typeof(DisputeView), Accepts = [Route.Json],
            Refusals = new Dictionary<int, string> { [400] = "编号缺失或过长 (reference absent or too long)", [404] = NoCase, [409] = Stands },
        },
        new("AppealHit", "POST", "v1/enterprises/{creditCode}/appeals", Scope.DisputesWrite, "企业对负面清单命中提出申诉", "An enterprise appeals a hit of the negative list")
        {
            Body = typeof(AppealRequest), Answer = typeof(Appeal), Success = 201, Accepts = [Route.Json],
            Refusals = new Dictionary<int, string> { [400] = Code, [409] = "没有命中，或已在申诉中 (no hit, or appealed already)" },
        },
        new("ListEnterpriseAppeals", "GET", "v1/enterprises/{creditCode}/appeals", Scope.DisputesRead, "列出本企业的申诉", "List an enterprise's appeals")
        {
            Answer = typeof(AppealList),
            Refusals = new Dictionary<int, string> { [400] = Code },
        },
        new("ListAppeals", "GET", "v1/appeals", Scope.DisputesRead, "列出待裁定的申诉", "List open appeals")
        {
            Answer = typeof(AppealList),
        },
        new("DecideAppeal", "POST", "v1/appeals/{id}/decision", Scope.DisputesDecide, "裁定申诉：解除或维持", "Decide an appeal: release the hit or let it stand")
        {
            Body = typeof(DecisionRequest), Answer = typeof(Appeal), Accepts = [Route.Json],
            Refusals = new Dictionary<int, string> { [400] = "裁定不全 (incomplete)", [404] = NoCase, [409] = "已裁定，或该事项不能以决定解除 (decided, or not released by decisions)" },
        },
        new("GrantRepair", "POST", "v1/enterprises/{creditCode}/repairs", Scope.DisputesDecide, "认定信用修复，立即不再展示", "Grant a credit repair: hidden at once")
        {
            Body = typeof(RepairRequest), Answer = typeof(Repair), Success = 201, Accepts = [Route.Json],
            Refusals = new Dictionary<int, string> { [400] = "内容不全 (incomplete)", [404] = "没有这个接口 (unknown interface)", [409] = "不可修复、未满最短公示期或已修复 (not repairable, too early, or repaired)" },
        },
    ];
}
