using System.Globalization;
using Hub.Azure.Sharing.Risks;
using Hub.Domain.Enterprises;
using Hub.Domain.Sharing.Risks;
using Microsoft.AspNetCore.Http;

namespace Hub.Functions.Sharing;

/// <summary>Which alerts a request asks for.</summary>
internal static class AlertQueries
{
    private const int DefaultLimit = 50;
    private const int MostLimit = 100;
    private const int LongestCursor = 80;
    private const string Open = "open";
    private const string All = "all";

    /// <summary>The query, where its page begins, and its size; or why it is none.</summary>
    public static (AlertQuery Query, string After, int Limit, IResult? Refusal) Of(HttpRequest request, RiskRules rules)
    {
        var (state, severity, rule, code) = (Value(request, "state") ?? Open, Value(request, "severity"), Value(request, "rule"), Value(request, "creditCode"));
        var after = Value(request, "cursor") ?? "";
        var isLimit = int.TryParse(Value(request, "limit") ?? $"{DefaultLimit}", NumberStyles.None, CultureInfo.InvariantCulture, out var limit);
        var refusal = state is not (Open or All) && Word<AlertState>(state) is null ? Bad($"state is {Open}, {All} or one of {Words<AlertState>()}.")
            : severity is not null && Word<Severity>(severity) is null ? Bad($"severity is one of {Words<Severity>()}.")
            : rule is not null && rules.Find(rule) is null ? Bad($"rule is one of {string.Join(", ", rules.All.Select(r => r.Id))}.")
            : code is not null && !CreditCode.TryParse(code, out _, out var error) ? Problems.BadCreditCode(error!)
            : !isLimit || limit is < 1 or > MostLimit ? Bad($"limit is 1 to {MostLimit}.")
            : after.Length > LongestCursor ? Bad("cursor is what the page before gave as next.")
            : null;
        return (new AlertQuery(StatesOf(state), Word<Severity>(severity), rule, code), after, limit, refusal);
    }

    private static IReadOnlyList<AlertState>? StatesOf(string state) => state == All ? [] : Word<AlertState>(state) is { } one ? [one] : null;

    private static string? Value(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    private static T? Word<T>(string? word)
        where T : struct, Enum => Enum.GetValues<T>().Where(v => word == WordOf(v)).Select(v => (T?)v).FirstOrDefault();

    private static string Words<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(WordOf));

    /// <summary>One small word, by which JSON names it too.</summary>
    private static string WordOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static IResult Bad(string detail) => Problems.BadRequest("bad-filter", "筛选或分页参数错误", "Bad filter or page", detail);
}
