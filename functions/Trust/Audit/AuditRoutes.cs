using Hub.Azure.Trust.Audit;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Keys;

namespace Hub.Functions.Trust.Audit;

/// <summary>Routes of the record of access.</summary>
internal static class AuditRoutes
{
    private const string BadPage = "分页参数错误 (bad page)";
    private const string After = "上一页给出的 next (what the page before gave as next)";

    public static readonly IReadOnlyList<Route> All =
    [
        new("ListAccesses", "GET", "v1/enterprises/{creditCode}/accesses", Scope.AccessesRead,
            "谁查询过企业：时间、机构、用途、授权、接口、结果", "Who looked at an enterprise: time, bank, purpose, consent, interfaces, result")
        {
            Answer = typeof(AccessPage),
            Options = new Dictionary<string, string> { ["after"] = After, ["most"] = "每页至多条数，1 至 200，默认 50 (accesses a page, 1 to 200; default 50)" },
            Refusals = new Dictionary<int, string> { [400] = "统一社会信用代码或分页参数有误 (invalid code or page)" },
        },
        new("ProveEntry", "GET", "v1/audit/entries/{id}/proof", Scope.AccessesRead, "一条访问记录的封存证明", "That an entry of the record is under a seal")
        {
            Answer = typeof(EntryProof),
            Refusals = new Dictionary<int, string> { [400] = "记录编号错误 (bad entry)", [404] = "没有这条记录，或尚未封存 (unknown, or not sealed yet)" },
        },
        new("ListSeals", "GET", "v1/audit/seals", Scope.AccessesRead, "封存列表（JWS）", "The seals (JWS)")
        {
            Answer = typeof(SealPage),
            Options = new Dictionary<string, string> { ["after"] = After },
            Refusals = new Dictionary<int, string> { [400] = BadPage },
        },
        new("ReadSealLeaves", "GET", "v1/audit/seals/{number}/leaves", Scope.AuditRead, "一次封存的叶散列", "The leaf hashes under a seal")
        {
            Produces = "application/octet-stream",
            Refusals = new Dictionary<int, string> { [404] = "没有这次封存 (unknown seal)" },
        },
        new("ListChains", "GET", "v1/audit/chains", Scope.AuditRead, "访问记录链列表", "The chains of the record")
        {
            Answer = typeof(ChainPage),
            Options = new Dictionary<string, string> { ["after"] = After },
            Refusals = new Dictionary<int, string> { [400] = BadPage },
        },
        new("ReadChainLog", "GET", "v1/audit/chains/{chain}/log", Scope.AuditRead, "一条链的访问记录原文", "The entries of a chain as they were written")
        {
            Produces = "application/x-ndjson",
            Options = new Dictionary<string, string> { ["offset"] = "从第几个字节开始 (the byte to begin with)" },
            Refusals = new Dictionary<int, string> { [400] = BadPage },
        },
        new("ReadKeys", "GET", "jwks.json", null, "验证签名用的公钥（RFC 7517）", "The public keys that signatures are verified with (RFC 7517)")
        {
            Answer = typeof(KeySet),
            Produces = "application/jwk-set+json",
        },
        new("ReadWellKnownKeys", "GET", ".well-known/jwks.json", null, "验证签名用的公钥（RFC 7517），与 jwks.json 相同", "The public keys that signatures are verified with (RFC 7517), as jwks.json")
        {
            Answer = typeof(KeySet),
            Produces = "application/jwk-set+json",
        },
    ];
}
