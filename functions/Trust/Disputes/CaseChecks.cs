using Hub.Domain.Trust;
using Hub.Domain.Trust.Disputes;
using Microsoft.AspNetCore.Http;

namespace Hub.Functions.Trust.Disputes;

/// <summary>What every case route asks first: whose case it is, and whether the texts are of bearable length.</summary>
internal static class CaseChecks
{
    private const int LongestReference = 100;
    private const int HashDigits = 64;

    /// <summary>The enterprise of a route, or why the caller may not act for it.</summary>
    public static (string Code, IResult? Refusal) EnterpriseOfCase(this Caller caller, string creditCode)
    {
        var (code, refusal) = NamedEnterprise.Read(creditCode);
        return (code, refusal ?? (MayActFor(caller, code)
            ? null
            : Problems.Of(403, "not-own-enterprise", "只能办理本企业事项", "Another enterprise's affair", $"Caller {caller.Id} may act for its own enterprise only.")));
    }

    /// <summary>An enterprise may act for itself, an operator for all.</summary>
    public static bool MayActFor(Caller caller, string creditCode) =>
        caller.Role == CallerRole.Operator || (caller.Role == CallerRole.Enterprise && caller.CreditCode == creditCode);

    /// <summary>Whether the caller is concerned: its own case, a case on its department's desk, or any for an operator. Others learn not even that it is there.</summary>
    public static bool IsConcerned(Caller caller, ICase @case) => caller.Role switch
    {
        CallerRole.Operator => true,
        CallerRole.Enterprise => caller.CreditCode == @case.CreditCode,
        CallerRole.Department => caller.Department is { } department && @case.Departments.Contains(department),
        _ => false,
    };

    /// <summary>Whether the caller may decide: a department what it said itself, an operator all.</summary>
    public static bool MayDecide(Caller caller, ICase @case) => caller.Role is CallerRole.Operator or CallerRole.Department && IsConcerned(caller, @case);

    /// <summary>What is wrong with a claim or reason; null if nothing is.</summary>
    public static IResult? TextProblem(string name, string? text, int most = Dispute.LongestClaim) =>
        string.IsNullOrWhiteSpace(text) || text.Length > most
            ? Problems.BadRequest("bad-text", "文字缺失或过长", "Text absent or too long", $"{name} is needed, at most {most} characters.")
            : null;

    /// <summary>What is wrong with a reference; null if nothing is.</summary>
    public static IResult? ReferenceProblem(string? reference) => TextProblem("reference", reference, LongestReference);

    /// <summary>What is wrong with an evidence hash; null if nothing is.</summary>
    public static IResult? HashProblem(string? hash) => hash is null || (hash.Length == HashDigits && hash.All(char.IsAsciiHexDigit))
        ? null
        : Problems.BadRequest("bad-evidence-hash", "证据哈希格式错误", "Bad evidence hash", "evidenceHash is a SHA-256 in 64 hex digits.");

    /// <summary>404 for a case that is not there or not the caller's to see.</summary>
    public static IResult Unknown(string id) => Problems.NotFound("case", "案件", id.Length <= LongestReference ? id : id[..LongestReference]);
}
