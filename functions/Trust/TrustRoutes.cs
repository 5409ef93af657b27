using Hub.Domain.Trust;
using Hub.Functions.Trust.Consents;

namespace Hub.Functions.Trust;

/// <summary>Routes of callers and of consents.</summary>
internal static class TrustRoutes
{
    public static readonly IReadOnlyList<Route> All =
    [
        .. ConsentRoutes.All,
        new("CreateCaller", "POST", "v1/callers", Scope.CallersWrite, "新建调用方并生成密钥", "Make a caller and its key")
        {
            Body = typeof(Caller),
            Answer = typeof(CallerCreated),
            Success = 201,
            Accepts = [Route.Json],
            Refusals = new Dictionary<int, string> { [400] = "调用方信息不全 (incomplete)", [404] = "没有这个权限或部门 (unknown scope or department)" },
        },
    ];
}
