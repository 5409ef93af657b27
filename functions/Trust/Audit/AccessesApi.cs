using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Azure;
using Hub.Azure.Trust.Audit;
using Hub.Domain.Enterprises;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Audit;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Hub.Functions.Trust.Audit;

/// <summary>Who looked at an enterprise, for the enterprise and for supervisors; and the proof of an entry.</summary>
public sealed partial class AccessesApi(EnterpriseAccesses accesses, EntryProofs proofs)
{
    private const int Usual = 50;
    private const int Most = 200;

    /// <summary>The accesses to an enterprise, newest first; an enterprise sees its own only.</summary>
    [Function("ListAccesses")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/enterprises/{creditCode}/accesses")] HttpRequest request,
        string creditCode, CancellationToken cancellation)
    {
        var (code, refusal) = NamedEnterprise.Read(creditCode);
        if (refusal is not null || !MaySee(request.Caller(), code))
        {
            return refusal ?? OtherEnterprise(request.Caller());
        }

        var (after, most) = (request.Query["after"].ToString(), request.Query["most"].ToString());
        return (after.Length == 0 || Cursor().IsMatch(after)) && TryMost(most, out var number)
            ? Results.Json(await accesses.ListAsync(code, after.Length == 0 ? null : after, number, cancellation), HubJson.Options)
            : Problems.BadRequest("bad-page", "分页参数错误", "Bad page", $"after is what the page before gave as next; most is 1 to {Most}.");
    }

    /// <summary>That an entry is under a seal; an enterprise for entries about itself only.</summary>
    [Function("ProveEntry")]
    public async Task<IResult> ProveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/audit/entries/{id}/proof")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (!EntryId.TryParse(id, out var entry))
        {
            return Problems.BadRequest("bad-entry", "记录编号错误", "Bad entry", "An entry is named {chain}-{sequence}, such as 17-532.");
        }

        if (await proofs.FindAsync(entry, request.Caller().CreditCode, cancellation) is not { } proved)
        {
            return Problems.Of(404, "unknown-entry", "没有这条记录，或尚未封存", "Unknown entry, or not sealed yet", $"Entries are sealed within a minute; there is no sealed entry {entry}.");
        }

        return proved.Proof.Told.Count > 0 || MaySee(request.Caller(), proved.Entry.CreditCode)
            ? Results.Json(proved.Proof, HubJson.Options)
            : OtherEnterprise(request.Caller());
    }

    private static bool MaySee(Caller caller, string? creditCode) =>
        caller.Role is CallerRole.Supervisor or CallerRole.Operator
        || (caller is { Role: CallerRole.Enterprise, CreditCode: not null } && caller.CreditCode == creditCode);

    private static IResult OtherEnterprise(Caller caller) => Problems.Of(403, "other-enterprise", "只能查看本企业的记录", "Another enterprise's record",
        $"Caller {caller.Id} sees only who looked at {caller.CreditCode ?? "no enterprise"}.");

    private static bool TryMost(string text, out int most)
    {
        most = Usual;
        return text.Length == 0 || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out most) && most is >= 1 and <= Most);
    }

    [GeneratedRegex(@"^\d{19}-\d{8}-\d{12}$")]
    private static partial Regex Cursor();
}
