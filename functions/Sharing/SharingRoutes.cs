using Hub.Domain.Trust;

namespace Hub.Functions.Sharing;

/// <summary>Routes by which banks get what they are entitled to.</summary>
internal static class SharingRoutes
{
    public static readonly IReadOnlyList<Route> All =
    [
        new("ReadEvents", "GET", "v1/events", Scope.EventsRead, "银行拉取事件（CloudEvents 1.0，可长轮询）", "A bank pulls its events (CloudEvents 1.0, long poll possible)")
        {
            Answer = typeof(EventPage),
            Options = new Dictionary<string, string>
            {
                ["cursor"] = "上一页给出的 cursor；缺省从已确认处开始 (what the page before gave; default: from what was acknowledged)",
                ["wait"] = "没有事件时至多等待的秒数，0 至 30 (seconds to wait for the first event, 0 to 30)",
                ["limit"] = "每页至多条数，默认 500 (events a page, at most 500)",
            },
            Refusals = new Dictionary<int, string> { [400] = "分页参数错误 (bad page)" },
        },
        new("AcknowledgeEvents", "POST", "v1/events/acks", Scope.EventsRead, "银行确认已收到的事件", "A bank says up to where it has everything")
        {
            Body = typeof(Acknowledgement),
            Answer = typeof(Acknowledgement),
            Accepts = [Route.Json],
            Refusals = new Dictionary<int, string> { [400] = "游标错误 (bad cursor)" },
        },
    ];
}
