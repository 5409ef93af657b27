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
            Refusals = new Dictionary<int, string> { [400] = "分页参数错误 (bad page)", [410] = "事件已过保存期 (events are no longer kept)" },
            Recorded = Recording.WithItsAnswer,
        },
        new("AcknowledgeEvents", "POST", "v1/events/acks", Scope.EventsRead, "银行确认已收到的事件", "A bank says up to where it has everything")
        {
            Body = typeof(Acknowledgement),
            Answer = typeof(Acknowledgement),
            Accepts = [Route.Json],
            Refusals = new Dictionary<int, string> { [400] = "游标错误 (bad cursor)" },
        },
        new("CreateSubscription", "POST", "v1/subscriptions", Scope.SubscriptionsWrite, "订阅事件（推送或拉取）；密钥只告知一次", "Subscribe to events, posted or pulled; the secret is told once")
        {
            Body = typeof(SubscriptionRequest),
            Accepts = [Route.Json],
            Answer = typeof(SubscriptionCreated),
            Success = 201,
            Refusals = new Dictionary<int, string> { [400] = "订阅内容有误 (bad subscription)", [409] = "订阅过多 (too many)" },
        },
        new("ListSubscriptions", "GET", "v1/subscriptions", Scope.SubscriptionsWrite, "列出本机构的订阅及推送状况", "List the own subscriptions and how deliveries go")
        {
            Answer = typeof(SubscriptionList),
        },
        new("ReadSubscription", "GET", "v1/subscriptions/{id}", Scope.SubscriptionsWrite, "查询一个订阅及推送状况", "Read a subscription and how its deliveries go")
        {
            Answer = typeof(SubscriptionHealth),
            Refusals = new Dictionary<int, string> { [404] = "没有这个订阅 (unknown subscription)" },
        },
        new("PauseSubscription", "POST", "v1/subscriptions/{id}/pause", Scope.SubscriptionsWrite, "暂停推送；期间的事件留存", "Pause deliveries; what comes meanwhile waits")
        {
            Answer = typeof(SubscriptionHealth),
            Refusals = new Dictionary<int, string> { [404] = "没有这个订阅 (unknown subscription)" },
        },
        new("ResumeSubscription", "POST", "v1/subscriptions/{id}/resume", Scope.SubscriptionsWrite, "恢复推送，从停止处继续", "Resume deliveries from where they stopped")
        {
            Answer = typeof(SubscriptionHealth),
            Refusals = new Dictionary<int, string> { [404] = "没有这个订阅 (unknown subscription)" },
        },
        new("RotateSubscriptionSecret", "POST", "v1/subscriptions/{id}/secret", Scope.SubscriptionsWrite, "更换签名密钥；旧密钥一天内并行签名", "A new secret; the one before signs too for a day")
        {
            Answer = typeof(SecretRotated),
            Refusals = new Dictionary<int, string> { [404] = "没有这个订阅 (unknown subscription)" },
        },
        new("TestSubscription", "POST", "v1/subscriptions/{id}/test", Scope.SubscriptionsWrite, "试发一条", "Send the receiver a test")
        {
            Answer = typeof(TestResult),
            Refusals = new Dictionary<int, string> { [404] = "没有这个订阅 (unknown subscription)", [409] = "该订阅没有接收地址 (it is pulled)" },
        },
        new("ReplaySubscription", "POST", "v1/subscriptions/{id}/replay", Scope.SubscriptionsWrite, "从某处或某时起重新推送", "Send everything again from somewhere or since an instant")
        {
            Body = typeof(ReplayRequest),
            Accepts = [Route.Json],
            Answer = typeof(Acknowledgement),
            Success = 202,
            Refusals = new Dictionary<int, string> { [400] = "重放范围错误 (bad range)", [404] = "没有这个订阅 (unknown subscription)" },
        },
        new("DeleteSubscription", "DELETE", "v1/subscriptions/{id}", Scope.SubscriptionsWrite, "取消订阅", "Remove a subscription")
        {
            Success = 204,
            Refusals = new Dictionary<int, string> { [404] = "没有这个订阅 (unknown subscription)" },
        },
    ];
}
