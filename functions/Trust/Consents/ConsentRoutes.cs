using Hub.Domain.Trust;
using Hub.Domain.Trust.Consents;

namespace Hub.Functions.Trust.Consents;

/// <summary>Routes of consents.</summary>
internal static class ConsentRoutes
{
    private static readonly Dictionary<string, string> s_key = new() { ["Idempotency-Key"] = "调用方自定的请求编号，重发不重复 (the caller's name for it; sent again it is done once)" };
    private static readonly Dictionary<int, string> s_unknown = new() { [404] = "没有这个授权 (unknown consent)" };
    private static readonly Dictionary<int, string> s_changing = new() { [404] = "没有这个授权 (unknown consent)", [409] = "授权已撤回 (it is revoked)" };

    public static readonly IReadOnlyList<Route> All =
    [
        new("GrantConsent", "POST", "v1/consents", Scope.ConsentsWrite,
            "授权：企业本人，或银行、政务大厅代交的纸质授权", "Consent: by the enterprise itself, or on paper through a bank or the service hall")
        {
            Body = typeof(ConsentGrant), Answer = typeof(ConsentAnswer), Success = 201, Accepts = [Route.Json], Options = s_key,
            Refusals = new Dictionary<int, string> { [400] = "授权信息有误 (mistakes)", [409] = "幂等键已用于其他内容，或授权过多 (key used for other terms, or too many consents)" },
        },
        new("ReadConsent", "GET", "v1/consents/{consentId}", Scope.ConsentsRead, "查询一个授权及其全部版本（含平台签名）", "Read a consent with all its signed versions")
        {
            Answer = typeof(ConsentHistory), Refusals = s_unknown,
        },
        new("ListConsents", "GET", "v1/enterprises/{creditCode}/consents", Scope.ConsentsRead, "列出一家企业的授权", "List an enterprise's consents")
        {
            Answer = typeof(ConsentList), Refusals = new Dictionary<int, string> { [400] = "统一社会信用代码有误 (invalid code)" },
        },
        Change("PauseConsent", "pause", "暂停授权", "Pause a consent"),
        Change("ResumeConsent", "resume", "恢复授权", "Resume a consent"),
        Change("RevokeConsent", "revoke", "撤回授权；各银行收到销毁通知", "Revoke a consent; the banks are told to erase"),
        new("AddConsentPerson", "POST", "v1/consents/{consentId}/persons", Scope.ConsentsWrite, "登记自然人的单独同意", "Record a natural person's separate consent")
        {
            Body = typeof(PersonConsent), Answer = typeof(ConsentAnswer), Accepts = [Route.Json], Options = s_key,
            Refusals = new Dictionary<int, string>(s_changing) { [400] = "个人同意信息有误 (mistakes)" },
        },
        new("RemoveConsentPerson", "DELETE", "v1/consents/{consentId}/persons/{digest}", Scope.ConsentsWrite, "自然人撤回单独同意", "A natural person takes the consent back")
        {
            Answer = typeof(ConsentAnswer), Options = s_key, Refusals = s_changing,
        },
        new("PostErasureReceipt", "POST", "v1/consents/{consentId}/erasure-receipts", Scope.ConsentsWrite, "银行回执：已销毁撤回授权的数据", "A bank's receipt that it erased what it had read")
        {
            Body = typeof(ErasureWord), Answer = typeof(Azure.Trust.Consents.ErasureReceipt), Success = 201, Accepts = [Route.Json],
            Refusals = new Dictionary<int, string> { [400] = "回执有误 (mistakes)", [404] = "没有这个授权 (unknown consent)", [409] = "授权未撤回 (it is not revoked)" },
        },
        new("ListErasureReceipts", "GET", "v1/consents/{consentId}/erasure-receipts", Scope.ConsentsRead, "查询销毁回执", "Read erasure receipts")
        {
            Answer = typeof(ErasureList), Refusals = s_unknown,
        },
        new("ListSelfReports", "GET", "v1/enterprises/{creditCode}/self-reports", Scope.ProfilesRead, "本年度自查报告", "The self-reports of this year")
        {
            Answer = typeof(SelfReportList), Refusals = new Dictionary<int, string> { [400] = "统一社会信用代码有误 (invalid code)" },
        },
        new("ListPurposes", "GET", "v1/purposes", Scope.ConsentsRead, "用途及其允许的接口", "The purposes and what each allows")
        {
            Answer = typeof(PurposeList),
        },
    ];

    private static Route Change(string function, string verb, string zh, string en) =>
        new(function, "POST", $"v1/consents/{{consentId}}/{verb}", Scope.ConsentsWrite, zh, en) { Answer = typeof(ConsentAnswer), Options = s_key, Refusals = s_changing };
}
