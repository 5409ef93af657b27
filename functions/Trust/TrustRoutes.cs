using Hub.Azure.Trust.Keys;
using Hub.Domain.Trust;
using Hub.Functions.Trust.Consents;

namespace Hub.Functions.Trust;

/// <summary>Routes of callers, their keys and consents.</summary>
internal static class TrustRoutes
{
    public static readonly IReadOnlyList<Route> All =
    [
        .. ConsentRoutes.All,
        new("ListCallers", "GET", "v1/callers", Scope.CallersWrite, "列出调用方（每页 100）", "List callers, 100 a page")
        {
            Answer = typeof(CallerPage),
            Options = new Dictionary<string, string> { ["after"] = "上一页给出的 next (what the page before gave as next)" },
        },
        new("CreateCaller", "POST", "v1/callers", Scope.CallersWrite, "新建调用方并生成密钥", "Make a caller and its key")
        {
            Body = typeof(CallerRequest),
            Answer = typeof(CallerCreated),
            Success = 201,
            Accepts = [Route.Json],
            Refusals = new Dictionary<int, string>
            {
                [400] = "调用方信息不全 (incomplete)", [404] = "没有这个权限或部门 (unknown scope or department)", [409] = "调用方或登录主体已存在 (caller or principal exists)",
            },
        },
        new("ReadCaller", "GET", "v1/callers/{id}", Scope.CallersWrite, "查询调用方及其密钥（不含秘密）", "Read a caller and its keys, without secrets")
        {
            Answer = typeof(CallerShown),
            Refusals = new Dictionary<int, string> { [404] = "没有这个调用方 (unknown caller)" },
        },
        new("ChangeCaller", "PATCH", "v1/callers/{id}", Scope.CallersWrite, "变更或停用调用方，下一次请求起生效", "Change or disable a caller, from its next request on")
        {
            Body = typeof(CallerChange),
            Answer = typeof(CallerShown),
            Accepts = [Route.Json],
            Refusals = new Dictionary<int, string>
            {
                [400] = "变更内容有误 (bad change)", [404] = "没有这个调用方或权限 (unknown caller or scope)", [409] = "登录主体已登记 (principal exists)",
            },
        },
        new("CreateKey", "POST", "v1/callers/{id}/keys", Scope.CallersWrite,
            "为调用方生成密钥，或登记银行公钥；秘密只告知一次", "Make a key for a caller, or register a bank's public key; a secret is told once")
        {
            Body = typeof(KeyRequest),
            Answer = typeof(KeyCreated),
            Success = 201,
            Accepts = [Route.Json],
            Refusals = new Dictionary<int, string>
            {
                [400] = "密钥信息有误 (bad key)", [404] = "没有这个调用方或权限 (unknown caller or scope)", [409] = "有效密钥过多 (too many good keys)",
            },
        },
        new("RotateKey", "POST", "v1/callers/{id}/keys/{key}/rotate", Scope.CallersWrite,
            "轮换密钥，新旧并用一段时间", "Rotate a key; old and new are good for a while")
        {
            Body = typeof(KeyRotation),
            Answer = typeof(KeyCreated),
            Success = 201,
            Accepts = [Route.Json],
            Refusals = new Dictionary<int, string>
            {
                [400] = "密钥信息有误 (bad key)", [404] = "没有这个有效密钥 (no such good key)", [409] = "有效密钥过多 (too many good keys)",
            },
        },
        new("RevokeKey", "DELETE", "v1/callers/{id}/keys/{key}", Scope.CallersWrite, "作废密钥，下一次请求起生效", "Revoke a key, from the next request on")
        {
            Answer = typeof(KeyShown),
            Refusals = new Dictionary<int, string> { [404] = "没有这个密钥 (unknown key)" },
        },
        new("ListDataKeys", "GET", "v1/keys", Scope.KeysWrite, "列出数据密钥（不含密钥本身）", "List the data keys, without the keys themselves")
        {
            Answer = typeof(DataKeyList),
            Options = new Dictionary<string, string> { ["interface"] = "只列该接口的密钥 (only those of this interface)" },
        },
        new("DestroyDataKey", "POST", "v1/keys/{interfaceId}/{use}/{month}/destroy", Scope.KeysWrite,
            "销毁数据密钥，从而删除以其加密的全部数据，不可恢复", "Destroy a data key and so delete all that was encrypted with it, for good")
        {
            Body = typeof(DestroyRequest),
            Answer = typeof(DataKeyView),
            Accepts = [Route.Json],
            Refusals = new Dictionary<int, string>
            {
                [400] = "没有说明原因 (no reason)", [404] = "没有这个数据密钥 (no such key)", [409] = "当月密钥仍在使用 (still written with)",
            },
        },
        new("RewrapDataKeys", "POST", "v1/keys/rewrap", Scope.KeysWrite,
            "主密钥轮换后重新包裹数据密钥，不改动数据", "Wrap the data keys anew after the wrapping key was rotated; data stay as they are")
        {
            Answer = typeof(WrappingReport),
        },
    ];
}
