using Hub.Azure.Evaluation;
using Hub.Azure.Profiles;
using Hub.Domain.Evaluation.Explaining;
using Hub.Domain.Intake;
using Hub.Domain.Trust;
using Hub.Functions.Evaluation;
using Hub.Functions.Intake;
using Hub.Functions.Profiles;
using Hub.Functions.Sources;
using Hub.Functions.Trust;

namespace Hub.Functions;

/// <summary>A route of the hub's HTTP API.</summary>
/// <param name="Function">Name of the function that serves it.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path below <c>/api/</c>.</param>
/// <param name="Scope">What a caller needs; null for everybody, without a key.</param>
/// <param name="Zh">What it does, in Chinese.</param>
/// <param name="En">What it does, in English.</param>
public sealed record Route(string Function, string Method, string Path, string? Scope, string Zh, string En)
{
    /// <summary>The answer when all went well.</summary>
    public int Success { get; init; } = 200;

    /// <summary>The answer's content type.</summary>
    public string Produces { get; init; } = "application/json";

    /// <summary>The answer's form; null where the catalog decides it (profiles).</summary>
    public Type? Answer { get; init; }

    /// <summary>The body's form; null where there is none or the catalog decides it (records).</summary>
    public Type? Body { get; init; }

    /// <summary>Content types of the body; empty where there is none.</summary>
    public IReadOnlyList<string> Accepts { get; init; } = [];

    /// <summary>Query parameters and headers that are understood, with what they mean.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Refusals besides those for want of a key or scope (401, 403), with what they mean.</summary>
    public IReadOnlyDictionary<int, string> Refusals { get; init; } = new Dictionary<int, string>();
}

/// <summary>
/// All routes, with the scope each needs. A function that has no row here is refused to everybody; the OpenAPI document is made
/// from these rows.
/// </summary>
public static class Routes
{
    private const string Json = "application/json";

    private static readonly Dictionary<int, string> NotHeld = new()
    {
        [404] = "没有这个暂缓的交付 (no such held delivery)",
        [409] = "已被他人处理 (somebody else decided)",
    };

    /// <summary>The table.</summary>
    public static readonly IReadOnlyList<Route> All =
    [
        new("PushRecords", "POST", "v1/departments/{department}/interfaces/{interfaceId}/records", Scope.RecordsWrite,
            "部门推送记录（JSON 数组、NDJSON 或 CSV，可 gzip）", "A department delivers records (JSON array, NDJSON or CSV, gzip allowed)")
        {
            Answer = typeof(Receipt),
            Success = 202,
            Accepts = [Json, "application/x-ndjson", "text/csv"],
            Options = new Dictionary<string, string> { ["Idempotency-Key"] = "同一次推送的名称；重复推送返回原回执 (the push's name; again gives the same receipt)" },
            Refusals = new Dictionary<int, string>
            {
                [404] = "没有这个部门或接口 (unknown department or interface)",
                [409] = "幂等键已用于其他内容，或该接口不接受推送 (key used for other content, or interface is pulled)",
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
        new("ReadQualityReport", "GET", "v1/departments/{department}/quality", Scope.QualityRead,
            "部门数据质量报告（Accept: text/csv 时为表格）", "A department's data quality report (a table with Accept: text/csv)")
        {
            Answer = typeof(QualityReport),
            Options = new Dictionary<string, string>
            {
                ["skip"] = "每个接口跳过的隔离记录数 (records in quarantine to skip, of each interface)",
                ["most"] = "每类示例至多条数，默认 20，至多 200 (examples of each kind; default 20, at most 200)",
            },
            Refusals = new Dictionary<int, string> { [400] = "分页参数错误 (bad page)", [404] = "没有这个部门 (unknown department)" },
        },
        new("ListQualityHits", "GET", "v1/departments/{department}/quality/{rule}", Scope.QualityRead,
            "某条质量规则提示的企业", "The enterprises that a quality rule notes")
        {
            Answer = typeof(RuleHitPage),
            Options = new Dictionary<string, string> { ["after"] = "上一页给出的 next (what the page before gave as next)" },
            Refusals = new Dictionary<int, string> { [400] = "分页参数错误 (bad page)", [404] = "没有这个部门或规则 (unknown department or rule)" },
        },
        new("ListInterfaces", "GET", "v1/interfaces", Scope.RunsRead,
            "列出接口、最近交付与漂移报告", "List interfaces, their last delivery and drift report")
        {
            Answer = typeof(InterfaceList),
        },
        new("ListHeld", "GET", "v1/held", Scope.RunsRead, "列出暂缓发布的交付及原因", "List held deliveries, why they are held, and examples")
        {
            Answer = typeof(HeldList),
        },
        new("ReleaseHeld", "POST", "v1/held/{run}/{interfaceId}/release", Scope.RunsWrite, "放行暂缓的交付", "Release a held delivery to the profiles")
        {
            Answer = typeof(Receipt),
            Success = 202,
            Refusals = NotHeld,
        },
        new("DiscardHeld", "POST", "v1/held/{run}/{interfaceId}/discard", Scope.RunsWrite, "作废暂缓的交付", "Discard a held delivery")
        {
            Answer = typeof(Receipt),
            Refusals = NotHeld,
        },
        new("StartRun", "POST", "v1/runs", Scope.RunsWrite, "启动一次归集", "Start a run")
        {
            Body = typeof(RunRequest),
            Answer = typeof(Run),
            Success = 202,
            Accepts = [Json],
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
        new("ReadProfile", "GET", "v1/enterprises/{creditCode}/profile", Scope.ProfilesRead, "查询企业信用档案", "Read an enterprise's profile")
        {
            Options = new Dictionary<string, string>
            {
                ["asOf"] = "按某日或某时的档案 (as known on a day or at an instant)",
                ["If-None-Match"] = "上次的 ETag，未变则 304 (the last ETag; 304 if unchanged)",
            },
            Refusals = new Dictionary<int, string> { [400] = "统一社会信用代码或时间有误 (invalid code or instant)", [404] = "没有这个企业 (nothing is known of it)" },
        },
        new("ReadEvaluation", "GET", "v1/enterprises/{creditCode}/evaluation", Scope.EvaluationsRead,
            "查询企业ESG评价、负面清单和绿色等级，附每项依据", "Read an enterprise's ESG evaluation, negative list and green grade, with the source of every figure")
        {
            Answer = typeof(EvaluationExplanation),
            Refusals = new Dictionary<int, string> { [400] = "统一社会信用代码有误 (invalid code)", [404] = "没有这个企业 (nothing is known of it)" },
        },
        new("ReadCarbon", "GET", "v1/enterprises/{creditCode}/carbon", Scope.EvaluationsRead,
            "查询企业碳排放核算、强度和数据质量", "Read an enterprise's emissions, intensities and data quality")
        {
            Answer = typeof(CarbonStatement),
            Refusals = new Dictionary<int, string> { [400] = "统一社会信用代码有误 (invalid code)", [404] = "没有这个企业 (nothing is known of it)" },
        },
        new("ListRulebooks", "GET", "v1/rulebooks", Scope.RulebooksRead, "列出评价规则版本", "List the versions of the rulebook")
        {
            Answer = typeof(RulebookList),
        },
        new("ReadRulebook", "GET", "v1/rulebooks/{version}", Scope.RulebooksRead, "查询一个评价规则版本", "Read a version of the rulebook")
        {
            Answer = typeof(RulebookDetail),
            Refusals = new Dictionary<int, string> { [404] = "没有这个版本 (unknown version)" },
        },
        new("ReadGradeStatistics", "GET", "v1/evaluations/statistics", Scope.StatisticsRead,
            "各绿色等级企业数（不足10家的格不公布）", "How many enterprises have each green grade (cells below ten stay empty)")
        {
            Answer = typeof(GradeStatistics),
        },
        new("StartSweep", "POST", "v1/evaluations/sweeps", Scope.RunsWrite,
            "立即重新评价受规则、时间或接口中断影响的企业", "Evaluate again now what rules, time or a silent interface have moved")
        {
            Answer = typeof(SweepStarted),
            Success = 202,
        },
        new("RefreshProfile", "POST", "v1/enterprises/{creditCode}/refresh", Scope.ProfilesReadConsented,
            "即时向部门查询一家企业并返回档案；未及时答复的接口在完整性清单中注明",
            "Ask departments about an enterprise now and read its profile; the manifest says who did not answer in time")
        {
            Body = typeof(RefreshRequest),
            Accepts = [Json],
            Refusals = new Dictionary<int, string>
            {
                [400] = "统一社会信用代码有误 (invalid code)", [404] = "没有这个企业或接口 (nothing is known of it, or no such interface)",
            },
        },
        new("QueryProfiles", "POST", "v1/profiles/query", Scope.ProfilesRead,
            "批量查询企业信用档案（至多 1,000 家，逐行返回）", "Read many profiles (at most 1,000, a line each)")
        {
            Body = typeof(ProfileQuery),
            Accepts = [Json],
            Produces = "application/x-ndjson",
            Refusals = new Dictionary<int, string> { [400] = "查询条件错误 (bad query)", [413] = "请求过大 (too large)" },
        },
        new("CreateCaller", "POST", "v1/callers", Scope.CallersWrite, "新建调用方并生成密钥", "Make a caller and its key")
        {
            Body = typeof(Caller),
            Answer = typeof(CallerCreated),
            Success = 201,
            Accepts = [Json],
            Refusals = new Dictionary<int, string> { [400] = "调用方信息不全 (incomplete)", [404] = "没有这个权限或部门 (unknown scope or department)" },
        },
        new("OpenApi", "GET", "openapi.json", null, "接口文档", "This document"),
        new("Live", "GET", "health/live", null, "进程存活", "The process is alive"),
        new("Ready", "GET", "health/ready", null, "可以服务", "The hub can serve")
        {
            Refusals = new Dictionary<int, string> { [503] = "存储不可用 (the store does not answer)" },
        },
    ];

    /// <summary>The route of a function, or null.</summary>
    public static Route? Of(string function) => All.FirstOrDefault(r => r.Function == function);
}
