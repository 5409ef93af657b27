using Hub.Domain.Enterprises;
using Hub.Domain.Trust;
using Microsoft.AspNetCore.Http;

namespace Hub.Functions.Trust;

/// <summary>Whether a caller may use a route: docs/access-matrix.md in code.</summary>
internal static class AccessRules
{
    /// <summary>Why a caller may not; null if it may. A function without a row in the route table is nobody's.</summary>
    public static Refusal? Refusal(Route? route, Caller caller, HttpRequest request)
    {
        if (route?.Scope is not { } scope || !caller.May(scope))
        {
            return Trust.Refusal.Of("scope missing", 403, "forbidden", "没有权限", "Not allowed",
                $"Caller {caller.Id} needs the scope “{route?.Scope ?? "(none can do this)"}”.");
        }

        return caller.Role == CallerRole.Enterprise && CodeIn(route, request) is { } code && !IsOf(caller, code)
            ? Trust.Refusal.Of("another enterprise", 403, "other-enterprise", "不能查看其他企业", "Another enterprise's data",
                $"Caller {caller.Id} is the enterprise {caller.CreditCode} and sees its own data only.")
            : null;
    }

    /// <summary>Read as the functions read it: other ways to write the same code are the same enterprise.</summary>
    private static bool IsOf(Caller enterprise, string code) => CreditCode.TryParse(code, out var read, out _) && read.Value == enterprise.CreditCode;

    /// <summary>The credit code in the path, by its place from the end; null if the route has none.</summary>
    private static string? CodeIn(Route route, HttpRequest request)
    {
        var fromEnd = route.Path.Split('/').Reverse().ToList().IndexOf("{creditCode}");
        return fromEnd < 0 ? null : request.Path.Value!.TrimEnd('/').Split('/').Reverse().ElementAtOrDefault(fromEnd) ?? "";
    }
}
