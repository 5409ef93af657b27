using Hub.Azure;
using Hub.Domain.Trust;
using Hub.Functions.Evaluation;
using Hub.Functions.Intake;
using Hub.Functions.Profiles;
using Hub.Functions.Sharing;
using Hub.Functions.Sharing.Reports;
using Hub.Functions.Sources;
using Hub.Functions.Trust;
using Hub.Functions.Trust.Audit;
using Hub.Functions.Trust.Disputes;

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
    /// <summary>Content type of JSON.</summary>
    public const string Json = "application/json";

    /// <summary>The answer when all went well.</summary>
    public int Success { get; init; } = 200;

    /// <summary>The answer's content type.</summary>
    public string Produces { get; init; } = Json;

    /// <summary>The answer's form; null where the catalog decides it (profiles).</summary>
    public Type? Answer { get; init; }

    /// <summary>The body's form; null where there is none or the catalog decides it (records).</summary>
    public Type? Body { get; init; }

    /// <summary>Content types of the body; empty where there is none.</summary>
    public IReadOnlyList<string> Accepts { get; init; } = [];

    /// <summary>When a call is written down in the record of access.</summary>
    public Recording Recorded { get; init; } = Recording.BeforeItRuns;

    /// <summary>Query parameters and headers that are understood, with what they mean.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Refusals besides those for want of a key or scope (401, 403), with what they mean.</summary>
    public IReadOnlyDictionary<int, string> Refusals { get; init; } = new Dictionary<int, string>();
}

/// <summary>When a call is written down. Refusals and failures always are, before the caller is told.</summary>
public enum Recording
{
    /// <summary>Before the function runs: nothing is done without an entry.</summary>
    BeforeItRuns,

    /// <summary>With what the answer discloses of an enterprise, before its first byte leaves. An answer that discloses nothing is a fault.</summary>
    WithItsAnswer,

    /// <summary>Before the function runs, and line by line with what each discloses, before the line leaves.</summary>
    WithItsLines,
}

/// <summary>
/// All routes, room by room, with the scope each needs. A function that has no row here is refused to everybody; the OpenAPI document is made
/// from these rows.
/// </summary>
public static class Routes
{
    /// <summary>The table.</summary>
    public static readonly IReadOnlyList<Route> All =
    [
        .. IntakeRoutes.All,
        .. SourcesRoutes.All,
        .. ProfilesRoutes.All,
        .. EvaluationRoutes.All,
        .. SharingRoutes.All,
        .. ReportRoutes.All,
        .. AlertRoutes.All,
        .. TrustRoutes.All,
        .. AuditRoutes.All,
        new("Doctor", "GET", "v1/doctor", Scope.DoctorRead,
            "体检：存储、域名、时钟、队列、定时任务、目录版本、接口和批次，附修复命令",
            "How the hub is: store, names, clock, queues, timers, catalog versions, interfaces and runs, with what mends each")
        {
            Answer = typeof(DoctorReport),
        },
        .. DisputeRoutes.All,
        new("OpenApi", "GET", "openapi.json", null, "接口文档", "This document"),
        new("AsyncApi", "GET", "asyncapi.json", null, "事件文档（AsyncAPI 3.0）", "What banks are told of, as AsyncAPI 3.0"),
        new("Live", "GET", "health/live", null, "进程存活", "The process is alive"),
        new("Ready", "GET", "health/ready", null, "可以服务", "The hub can serve")
        {
            Refusals = new Dictionary<int, string> { [503] = "存储不可用 (the store does not answer)" },
        },
    ];

    /// <summary>The route of a function, or null.</summary>
    public static Route? Of(string function) => All.FirstOrDefault(r => r.Function == function);
}
