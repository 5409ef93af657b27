using System.Security.Cryptography;
using Hub.Azure.Profiles;
using Hub.Azure.Trust.Consents;
using Hub.Domain.Trust;
using Hub.Domain.Trust.Consents;
using Microsoft.AspNetCore.Http;

namespace Hub.Functions.Trust.Consents;

/// <summary>Every read of an enterprise's data names what it is for, and may name the consent that it rests on.</summary>
internal static class Reading
{
    /// <summary>Header with the purpose, such as PRE_LOAN.</summary>
    public const string PurposeHeader = "x-hub-purpose";

    /// <summary>Header with the consent; in an answer, the one that it rests on.</summary>
    public const string ConsentHeader = "x-hub-consent";

    /// <summary>What the routes of reads say of these headers.</summary>
    public static readonly IReadOnlyDictionary<string, string> Options = new Dictionary<string, string>
    {
        [PurposeHeader] = "必填：用途代码，见 v1/purposes (required: what for, see v1/purposes)",
        [ConsentHeader] = "授权编号；缺省取本行该用途最新的有效授权 (consent; default: the newest in force for this bank and purpose)",
    };

    /// <summary>What a request reads for, or why it may not.</summary>
    public static (ReadIntent? Intent, IResult? Refusal) Intent(this HttpRequest request, Purposes purposes, params Product[] products)
    {
        var caller = request.Caller();
        var code = request.Headers[PurposeHeader].ToString();
        if (purposes.Find(code) is not { } purpose)
        {
            return (null, Problems.Of(400, "purpose-missing", "未写明用途", "No purpose", $"Name what you read for in the header {PurposeHeader}.",
                ("valid", purposes.All.Select(p => p.Code))));
        }

        if (!purpose.Askers.Contains(caller.Role) || !purpose.Products.Intersect(products).Any())
        {
            return (null, NotAllowed($"{caller.Role} {caller.Id} may not read this for {purpose.Code}."));
        }

        var consent = request.Headers[ConsentHeader].ToString();
        return (new ReadIntent(caller.Id, purpose, consent.Length > 0 ? consent : null) { Came = request.HttpContext.Features.Get<Arrival>()?.Begun }, null);
    }

    /// <summary>Why nothing at all may be read; null if something may.</summary>
    public static IResult? Refusal(this ReadIntent intent, Permission? permission) => permission switch
    {
        null => ConsentMissing("The consent does not exist or does not name you.", Withheld.NoConsent),
        { Consent: null, Missing: Withheld.NoConsent } when intent.Consent is not null => NotAllowed($"Consent {intent.Consent} does not name the purpose {intent.Purpose.Code}."),
        _ => null,
    };

    /// <summary>Code 2001: what is read needs a consent in force.</summary>
    public static IResult ConsentMissing(string detail, Withheld reason) => Problems.Of(
        403, "consent-missing", $"授权缺失或已失效：{WithheldJson.TextOf(reason).Zh}", "Consent missing or not in force", detail,
        ("code", "2001"), ("reason", WithheldJson.WordOf(reason)));

    /// <summary>Notes what an answer discloses, and names purpose and consent in its headers.</summary>
    /// <returns>SHA-256 of the answer, lower-case hex.</returns>
    public static string Disclose(this HttpRequest request, string creditCode, Permission permission, IReadOnlyList<string> interfaces, ReadOnlyMemory<byte> json)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(json.Span));
        request.Disclose(new Disclosure(creditCode, permission.Purpose.Code, permission.Consent?.Id, interfaces, hash));
        var headers = request.HttpContext.Response.Headers;
        headers[PurposeHeader] = permission.Purpose.Code;
        if (permission.Consent is { } consent)
        {
            headers[ConsentHeader] = consent.Id;
        }

        return hash;
    }

    /// <summary>With an entity tag: the same answer is the same bytes.</summary>
    /// <param name="request">The request.</param>
    /// <param name="json">The answer.</param>
    /// <param name="hash">SHA-256 of the answer, lower-case hex.</param>
    /// <param name="type">Its media type.</param>
    public static IResult Tagged(this HttpRequest request, ReadOnlyMemory<byte> json, string hash, string type = "application/json; charset=utf-8")
    {
        var tag = $"\"{hash[..32]}\"";
        request.HttpContext.Response.Headers.ETag = tag;
        request.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return request.Headers.IfNoneMatch.Any(t => t == tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(json, type);
    }

    /// <summary>Code 2002.</summary>
    private static IResult NotAllowed(string detail) =>
        Problems.Of(403, "purpose-not-allowed", "用途不被允许", "Purpose not allowed", detail, ("code", "2002"));
}
