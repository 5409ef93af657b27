using System.Globalization;
using Hub.Azure;
using Hub.Domain.Enterprises;
using Microsoft.AspNetCore.Http;

namespace Hub.Functions;

/// <summary>The members every problem has (RFC 9457); some have more.</summary>
/// <param name="Type">A stable URN, <c>urn:hub:problem:…</c>.</param>
/// <param name="Title">What it is, in Chinese.</param>
/// <param name="TitleEn">What it is, in English.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What was wrong this time and what would be right.</param>
public sealed record Problem(string Type, string Title, string TitleEn, int Status, string Detail);

/// <summary>Problem details (RFC 9457): a stable type, a title in Chinese and English, and what to do.</summary>
public static class Problems
{
    /// <summary>A request that the caller has to change.</summary>
    public static IResult Of(int status, string name, string zh, string en, string detail, params (string Name, object? Value)[] extensions)
    {
        var body = new Dictionary<string, object?>
        {
            ["type"] = $"urn:hub:problem:{name}",
            ["title"] = zh,
            ["titleEn"] = en,
            ["status"] = status,
            ["detail"] = detail,
        };
        foreach (var (key, value) in extensions)
        {
            body[key] = value;
        }

        return Results.Json(body, HubJson.Options, "application/problem+json", status);
    }

    /// <summary>404 with the names that exist.</summary>
    public static IResult NotFound(string what, string zh, string given, IEnumerable<string> valid) =>
        Of(404, $"unknown-{what.Replace(' ', '-')}", $"没有这个{zh}", $"Unknown {what}", $"There is no {what} “{given}”.", ("valid", valid.Order(StringComparer.Ordinal)));

    /// <summary>404 for a thing of which no list can be given.</summary>
    public static IResult NotFound(string what, string zh, string given) =>
        Of(404, $"unknown-{what.Replace(' ', '-')}", $"没有这个{zh}", $"Unknown {what}", $"There is no {what} “{given}”.");

    /// <summary>413 with the limit.</summary>
    public static IResult TooLarge(string detail, long most) =>
        Of(413, "too-large", "请求过大", "Too large", detail, ("limitBytes", most.ToString(CultureInfo.InvariantCulture)));

    /// <summary>400 with what would be right.</summary>
    public static IResult BadRequest(string name, string zh, string en, string detail) => Of(400, name, zh, en, detail);

    /// <summary>The caller has the scope, but this is not for him.</summary>
    public static IResult Forbidden(string detail) => Of(403, "forbidden", "没有权限", "Not allowed", detail);

    /// <summary>400 for a text that is no credit code, with what is wrong with it.</summary>
    public static IResult BadCreditCode(CreditCodeError error) =>
        BadRequest("bad-credit-code", "统一社会信用代码无效", "Invalid credit code", $"{error.Name}: {error.Detail}");
}
