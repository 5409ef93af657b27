using Hub.Azure.Sharing.Reports;
using Hub.Domain.Trust;
using Hub.Functions.Trust.Consents;

namespace Hub.Functions.Sharing.Reports;

/// <summary>Routes of credit reports.</summary>
internal static class ReportRoutes
{
    private const string Accept = "application/json（签名内容原文）或 application/jose（JWS） (the signed bytes, or the JWS that holds them)";
    private const string Language = "zh（缺省）或 en，用于网页和 PDF (zh, the default, or en, of pages and PDF)";

    public static readonly IReadOnlyList<Route> All =
    [
        new("CreateReport", "POST", "v1/enterprises/{creditCode}/reports", Scope.ReportsWrite,
            "生成企业信用报告：即时询问过期的逐户接口，签名并保存；企业以 SELF 生成本企业的报告，每年两次免费",
            "Make a credit report: departments are asked for what is out of date, the result is signed and stored; an enterprise makes its own with SELF, two a year are free")
        {
            Recorded = Recording.WithItsAnswer,
            Success = 201,
            Options = new Dictionary<string, string>(Reading.Options)
            {
                ["Idempotency-Key"] = "必填：同一份报告用同一个键 (required: the same for the same report)", ["Accept"] = Accept, ["lang"] = Language,
            },
            Refusals = new Dictionary<int, string>
            {
                [400] = "统一社会信用代码、用途或语言有误，或缺少 Idempotency-Key (invalid code, purpose or language, or no key)",
                [402] = "本年度免费自查报告已用完 (both free self-reports of the year are taken)", [404] = "没有这个企业 (nothing is known of it)", [406] = "没有这种格式 (no such form)", [409] = "该键已用于另一份报告 (the key named another report)",
            },
        },
        new("ListReports", "GET", "v1/enterprises/{creditCode}/reports", Scope.ReportsRead,
            "企业的信用报告列表：企业看全部，银行看自己的", "The credit reports on an enterprise: it sees all, a bank its own")
        {
            Answer = typeof(ReportList),
            Refusals = new Dictionary<int, string> { [400] = "统一社会信用代码有误 (invalid code)" },
        },
        new("ReadReport", "GET", "v1/reports/{number}", Scope.ReportsRead, "领取信用报告，字节与签名时相同；已被取代的在响应头 x-hub-report-state 与 Link 中注明",
            "Read a credit report: the very bytes that were signed; of a superseded one the headers x-hub-report-state and Link tell")
        {
            Recorded = Recording.WithItsAnswer,
            Options = new Dictionary<string, string>
            {
                ["Accept"] = Accept, ["lang"] = Language, ["If-None-Match"] = "上次的 ETag，未变则 304 (the last ETag; 304 if unchanged)",
            },
            Refusals = new Dictionary<int, string>
            {
                [400] = "语言错误 (bad language)", [404] = "没有这份报告 (unknown report)", [406] = "没有这种格式 (no such form)", [410] = "已按保存期限删除 (deleted when its time was over)",
            },
        },
        new("VerifyReport", "GET", "v1/reports/{number}/verify", Scope.ReportsRead,
            "核验报告：有效、已被取代、授权已撤回、查无、被改动", "Check a report: valid, superseded, revoked, unknown or altered")
        {
            Answer = typeof(ReportCheck),
        },
        new("VerifyGivenReport", "POST", "v1/reports/verify", Scope.ReportsRead, "核验手中的报告（JWS）", "Check a report that one has (JWS)")
        {
            Accepts = [ReportAnswers.Jose],
            Answer = typeof(ReportCheck),
            Refusals = new Dictionary<int, string> { [413] = "过大 (too large)" },
        },
    ];
}
