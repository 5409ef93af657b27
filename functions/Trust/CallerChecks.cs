using Hub.Domain.Enterprises;
using Hub.Domain.Sources;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Callers;
using Hub.Domain.Trust.Callers.Signatures;
using Microsoft.AspNetCore.Http;

namespace Hub.Functions.Trust;

/// <summary>What is wrong with what an operator asks for a caller or a key; null if nothing is.</summary>
internal static class CallerChecks
{
    private const int LongestId = 100;
    private const int MostAddresses = 16;

    public static IResult? Of(CallerRequest? caller, Catalog catalog)
    {
        if (caller?.Id is null || !IsId(caller.Id))
        {
            return Bad("A caller has a role and an id of 1 to 100 letters, digits and . _ -; a department also department, an enterprise creditCode.");
        }

        if (caller.Role == CallerRole.Department != caller.Department is not null || caller.Role == CallerRole.Enterprise != caller.CreditCode is not null)
        {
            return caller.Role == CallerRole.Department ? OfDepartment("(none)", catalog) : Bad("Departments have a department, enterprises a creditCode, the others neither.");
        }

        if (caller.Department is { } department && catalog.FindDepartment(department) is null)
        {
            return OfDepartment(department, catalog);
        }

        return caller.CreditCode is { } code && !CreditCode.TryParse(code, out _, out var error)
            ? Problems.BadCreditCode(error!)
            : OfScopes(caller.Scopes) ?? OfLimits(caller.Limits) ?? OfPrincipal(caller.Principal);
    }

    public static IResult? Of(CallerChange? change) => change is null
        ? Bad("Send what is to change: scopes, mustSign, disabled, principal, limits.")
        : OfScopes(change.Scopes) ?? OfLimits(change.Limits) ?? OfPrincipal(change.Principal);

    public static IResult? Of(KeyRequest key, DateTimeOffset now)
    {
        if (OfScopes(key.Scopes) is { } wrong)
        {
            return wrong;
        }

        if (key.Addresses is { } ranges && (ranges.Count > MostAddresses || ranges.FirstOrDefault(r => !AddressRanges.IsRange(r)) is not null))
        {
            return BadKey($"addresses are at most {MostAddresses} ranges such as 203.0.113.0/24 or 2001:db8::/32, with all bits after the prefix zero.");
        }

        return OfPublicKey(key.Kind, key.PublicKey) ?? OfExpiry(key.Expires, now);
    }

    public static IResult? OfPublicKey(CallerKeyKind kind, string? pem) =>
        kind == CallerKeyKind.EcdsaP256Sha256 != pem is not null || (pem is not null && SignatureCheck.PublicKey(pem) is null)
            ? BadKey("publicKey is for ECDSA, and needed there: “-----BEGIN PUBLIC KEY-----”, curve P-256.")
            : null;

    public static IResult? OfExpiry(DateTimeOffset? expires, DateTimeOffset now) => expires <= now ? BadKey("expires lies in the past.") : null;

    public static IResult BadKey(string detail) => Problems.BadRequest("bad-key", "密钥信息有误", "Bad key", detail);

    private static IResult Bad(string detail) => Problems.BadRequest("bad-caller", "调用方信息不全", "Incomplete caller", detail);

    private static bool IsId(string id) => id.Length is > 0 and <= LongestId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    private static IResult OfDepartment(string given, Catalog catalog) => Problems.NotFound("department", "部门", given, catalog.Departments.Select(d => d.Id));

    private static IResult? OfScopes(IReadOnlyList<string>? scopes) =>
        scopes?.FirstOrDefault(s => !Scope.All.Contains(s)) is { } unknown ? Problems.NotFound("scope", "权限", unknown, Scope.All) : null;

    private static IResult? OfLimits(CallLimits? limits) => limits is { IsInRange: false }
        ? Bad($"limits are 1 to {CallLimits.MostPerMinute} requests perMinute and 1 to {CallLimits.MostPerDay} perDay.")
        : null;

    private static IResult? OfPrincipal(string? principal) =>
        principal is { Length: > 0 } && !Guid.TryParseExact(principal, "D", out _) ? Bad("principal is an object id of Entra ID, in lower case.") : null;
}
