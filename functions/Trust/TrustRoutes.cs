using Hub.Azure.Trust.Keys;
using Hub.Domain.Trust;

namespace Hub.Functions.Trust;

/// <summary>Routes of callers.</summary>
internal static class TrustRoutes
{
    public static readonly IReadOnlyList<Route> All =
    [
        new("CreateCaller", "POST", "v1/callers", Scope.CallersWrite, "新建调用方并生成密钥", "Make a caller and its key")
        {
            Body = typeof(Caller),
            Answer = typeof(CallerCreated),
            Success = 201,
            Accepts = [Route.Json],
            Refusals = new Dictionary<int, string> { [400] = "调用方信息不全 (incomplete)", [404] = "没有这个权限或部门 (unknown scope or department)" },
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
