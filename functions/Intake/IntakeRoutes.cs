using Hub.Domain.Intake;
using Hub.Domain.Trust;

namespace Hub.Functions.Intake;

/// <summary>Routes by which records come in, and by which it is seen what became of them.</summary>
internal static class IntakeRoutes
{
    private static readonly Dictionary<int, string> s_notHeld = new()
    {
        [404] = "没有这个暂缓的交付 (no such held delivery)",
        [409] = "已被他人处理 (somebody else decided)",
    };

    public static readonly IReadOnlyList<Route> All =
    [
        new("PushRecords", "POST", "v1/departments/{department}/interfaces/{interfaceId}/records", Scope.RecordsWrite,
            "部门推送记录（JSON 数组、NDJSON 或 CSV，可 gzip）；平台主动获取的接口也可补报", "A department delivers records (JSON array, NDJSON or CSV, gzip allowed); also to interfaces that the hub fetches, as a supplement")
        {
            Answer = typeof(Receipt),
            Success = 202,
            Accepts = [Route.Json, "application/x-ndjson", "text/csv"],
            Options = new Dictionary<string, string> { ["Idempotency-Key"] = "同一次推送的名称；重复推送返回原回执 (the push's name; again gives the same receipt)" },
            Refusals = new Dictionary<int, string>
            {
                [404] = "没有这个部门或接口 (unknown department or interface)",
                [409] = "幂等键已用于其他内容 (key used for other content)",
                [413] = "请求过大 (too large)",
                [415] = "不支持的内容类型、字符集或压缩 (unsupported content type, charset or encoding)",
                [422] = "没有可用的记录，附回执 (nothing was usable; has the receipt)",
            },
        },
        new("ReadReceipt", "GET", "v1/receipts/{id}", Scope.RecordsWrite, "查询推送回执", "Read the receipt of a push")
        {
            Answer = typeof(Receipt),
            Refusals = new Dictionary<int, string> { [404] = "没有这个回执 (unknown receipt)" },
        },
        new("ListHeld", "GET", "v1/held", Scope.RunsRead, "列出暂缓发布的交付及原因", "List held deliveries, why they are held, and examples")
        {
            Answer = typeof(HeldList),
        },
        new("ReleaseHeld", "POST", "v1/held/{run}/{interfaceId}/release", Scope.RunsWrite, "放行暂缓的交付", "Release a held delivery to the profiles")
        {
            Answer = typeof(Receipt),
            Success = 202,
            Refusals = s_notHeld,
        },
        new("DiscardHeld", "POST", "v1/held/{run}/{interfaceId}/discard", Scope.RunsWrite, "作废暂缓的交付", "Discard a held delivery")
        {
            Answer = typeof(Receipt),
            Refusals = s_notHeld,
        },
        new("StartRun", "POST", "v1/runs", Scope.RunsWrite, "启动一次归集", "Start a run")
        {
            Body = typeof(RunRequest),
            Answer = typeof(Run),
            Success = 202,
            Accepts = [Route.Json],
            Refusals = new Dictionary<int, string> { [404] = "没有这个可获取的接口 (unknown pulled interface)" },
        },
        new("ListRuns", "GET", "v1/runs", Scope.RunsRead, "列出归集批次", "List runs")
        {
            Answer = typeof(RunList),
            Options = new Dictionary<string, string> { ["kind"] = "night, operator, push, replay, release, onDemand", ["since"] = "起始时间，默认七天前 (default seven days ago)" },
        },
        new("ReadRun", "GET", "v1/runs/{id}", Scope.RunsRead, "查询一次归集", "Read a run")
        {
            Answer = typeof(RunDetail),
            Refusals = new Dictionary<int, string> { [404] = "没有这个批次 (unknown run)" },
        },
        new("ListQuarantine", "GET", "v1/quarantine/{interfaceId}", Scope.QuarantineRead, "列出隔离区", "List quarantine")
        {
            Answer = typeof(QuarantineList),
            Refusals = new Dictionary<int, string> { [404] = "没有这个接口 (unknown interface)" },
        },
        new("ReadQuarantine", "GET", "v1/quarantine/{interfaceId}/{id}", Scope.QuarantineRead,
            "查看隔离的原始记录和原因", "Show quarantined records, raw and with their reasons")
        {
            Answer = typeof(QuarantineDetail),
            Options = new Dictionary<string, string> { ["skip"] = "跳过的条数，每页至多 1,000 条 (records to skip; at most 1,000 a page)" },
            Refusals = new Dictionary<int, string> { [404] = "没有这个隔离段 (unknown segment)" },
        },
        new("ReplayQuarantine", "POST", "v1/quarantine/{interfaceId}/{id}/replay", Scope.QuarantineWrite,
            "重新处理隔离的记录", "Replay quarantined records")
        {
            Answer = typeof(Receipt),
            Success = 202,
            Refusals = new Dictionary<int, string>
            {
                [404] = "没有这个接口或隔离段 (unknown interface or segment)",
                [409] = "已重新处理 (replayed already)",
            },
        },
    ];
}
