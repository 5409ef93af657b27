using Hub.Domain.Trust;

namespace Hub.Functions;

/// <summary>A route of the hub's HTTP API.</summary>
/// <param name="Function">Name of the function that serves it.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path below <c>/api/</c>.</param>
/// <param name="Scope">What a caller needs; null for everybody, without a key.</param>
/// <param name="Zh">What it does, in Chinese.</param>
/// <param name="En">What it does, in English.</param>
public sealed record Route(string Function, string Method, string Path, string? Scope, string Zh, string En);

/// <summary>
/// All routes, with the scope each needs. A function that has no row here is refused to everybody; the OpenAPI document is made
/// from these rows.
/// </summary>
public static class Routes
{
    /// <summary>The table.</summary>
    public static readonly IReadOnlyList<Route> All =
    [
        new("PushRecords", "POST", "v1/departments/{department}/interfaces/{interfaceId}/records", Scope.RecordsWrite,
            "部门推送记录（JSON 数组、NDJSON 或 CSV）", "A department delivers records (JSON array, NDJSON or CSV)"),
        new("ReadReceipt", "GET", "v1/receipts/{id}", Scope.RecordsWrite,
            "查询推送回执", "Read the receipt of a push"),
        new("StartRun", "POST", "v1/runs", Scope.RunsWrite,
            "启动一次归集", "Start a run"),
        new("ListRuns", "GET", "v1/runs", Scope.RunsRead,
            "列出归集批次", "List runs"),
        new("ReadRun", "GET", "v1/runs/{id}", Scope.RunsRead,
            "查询一次归集", "Read a run"),
        new("ListQuarantine", "GET", "v1/quarantine/{interfaceId}", Scope.QuarantineRead,
            "列出隔离区", "List quarantine"),
        new("ReadQuarantine", "GET", "v1/quarantine/{interfaceId}/{id}", Scope.QuarantineRead,
            "查看隔离的原始记录和原因", "Show quarantined records, raw and with their reasons"),
        new("ReplayQuarantine", "POST", "v1/quarantine/{interfaceId}/{id}/replay", Scope.QuarantineWrite,
            "重新处理隔离的记录", "Replay quarantined records"),
        new("ReadProfile", "GET", "v1/enterprises/{creditCode}/profile", Scope.ProfilesRead,
            "查询企业信用档案", "Read an enterprise's profile"),
        new("QueryProfiles", "POST", "v1/profiles/query", Scope.ProfilesRead,
            "批量查询企业信用档案", "Read many profiles"),
        new("CreateCaller", "POST", "v1/callers", Scope.CallersWrite,
            "新建调用方并生成密钥", "Make a caller and its key"),
        new("OpenApi", "GET", "openapi.json", null, "接口文档", "This document"),
        new("Live", "GET", "health/live", null, "进程存活", "The process is alive"),
        new("Ready", "GET", "health/ready", null, "可以服务", "The hub can serve"),
    ];

    /// <summary>The route of a function, or null.</summary>
    public static Route? Of(string function) => All.FirstOrDefault(r => r.Function == function);
}
