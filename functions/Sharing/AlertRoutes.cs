using Hub.Domain.Sharing.Risks;
using Hub.Domain.Trust;

namespace Hub.Functions.Sharing;

/// <summary>Routes of alerts on risks.</summary>
internal static class AlertRoutes
{
    private static readonly Dictionary<int, string> s_refusals = new()
    {
        [403] = "授权缺失或已失效 (consent missing or not in force)", [404] = "没有这条预警 (unknown alert)",
    };

    public static readonly IReadOnlyList<Route> All =
    [
        new("ListAlerts", "GET", "v1/alerts", Scope.AlertsRead, "列出本机构的风险预警，缺省为未办结的，按确认时限排列", "List the own alerts; by default the open ones, by their clocks")
        {
            Answer = typeof(AlertPage),
            Options = new Dictionary<string, string>
            {
                ["state"] = "open（缺省）、all，或一种状态：raised、escalated、acknowledged、closed、withdrawn (open, the default, all, or one state)",
                ["severity"] = "high、medium 或 low",
                ["rule"] = "规则代码 (id of a rule)",
                ["creditCode"] = "统一社会信用代码 (credit code)",
                ["cursor"] = "上一页给出的 next (what the page before gave as next)",
                ["limit"] = "每页至多条数，1 至 100，缺省 50 (alerts a page, at most 100)",
            },
            Refusals = new Dictionary<int, string> { [400] = "筛选或分页参数错误 (bad filter or page)" },
        },
        new("ReadAlertPrecision", "GET", "v1/alerts/precision", Scope.StatisticsRead, "各规则本月及前12个月的预警数与准确率；不足10家的不予公布", "Alerts and precision of each rule in this month and the twelve before; what fewer than ten enterprises make up is withheld")
        {
            Answer = typeof(RulePrecisions),
        },
        new("ReadAlert", "GET", "v1/alerts/{id}", Scope.AlertsRead, "查询一条预警及依据", "An alert with its evidence")
        {
            Answer = typeof(AlertView),
            Refusals = s_refusals,
        },
        new("AcknowledgeAlert", "POST", "v1/alerts/{id}/acknowledgement", Scope.AlertsWrite, "确认一条预警；重复确认无妨", "Acknowledge an alert; again does nothing more")
        {
            Answer = typeof(AlertView),
            Refusals = new Dictionary<int, string>(s_refusals) { [409] = "预警已撤回 (withdrawn already)" },
        },
        new("JudgeAlert", "POST", "v1/alerts/{id}/feedback", Scope.AlertsWrite, "反馈预警是否属实并办结；可更改，以最后一次为准", "Say whether an alert was right, which closes it; the last word counts")
        {
            Body = typeof(AlertFeedbackRequest),
            Accepts = [Route.Json],
            Answer = typeof(AlertView),
            Refusals = new Dictionary<int, string>(s_refusals) { [400] = "反馈有误 (bad feedback)" },
        },
    ];
}
