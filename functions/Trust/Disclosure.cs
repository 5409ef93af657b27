using System.Security.Cryptography;
using Hub.Domain.Sharing;
using Hub.Domain.Trust.Audit;
using Microsoft.AspNetCore.Http;

namespace Hub.Functions.Trust;

/// <summary>What an answer gives out of one enterprise.</summary>
/// <param name="CreditCode">The enterprise.</param>
/// <param name="Purpose">What for, such as <c>PRE_LOAN</c>; empty where none is named.</param>
/// <param name="Consent">By which consent; null where none is needed.</param>
/// <param name="Interfaces">Interfaces whose data are in the answer.</param>
/// <param name="FieldHash">SHA-256 of what is given out, lower-case hex.</param>
public sealed record Disclosure(string CreditCode, string Purpose, string? Consent, IReadOnlyList<string> Interfaces, string FieldHash)
{
    /// <summary>Header that names what the caller asks for.</summary>
    public const string PurposeHeader = "x-hub-purpose";

    /// <summary>Header that names the consent.</summary>
    public const string ConsentHeader = "x-hub-consent";

    /// <summary>What an answer gives out, for the purpose and by the consent that the request names.</summary>
    public static Disclosure Of(HttpRequest request, string creditCode, IReadOnlyList<string> interfaces, ReadOnlySpan<byte> answer) =>
        new(creditCode, request.Headers[PurposeHeader].ToString(), ConsentOf(request), interfaces, Convert.ToHexStringLower(SHA256.HashData(answer)));

    private static string? ConsentOf(HttpRequest request) => request.Headers[ConsentHeader].ToString() is { Length: > 0 } consent ? consent : null;
}

/// <summary>What an answer gives out of a bank's feed.</summary>
/// <param name="Feed">Which numbers; null if there were none.</param>
/// <param name="Told">Whom the events in it tell of; null if of nobody.</param>
/// <param name="FieldHash">SHA-256 of the answer, lower-case hex.</param>
public sealed record FeedDisclosure(FeedRange? Feed, ToldList? Told, string FieldHash)
{
    /// <summary>What an answer gives out, by its bytes.</summary>
    public static FeedDisclosure Of(FeedRange? feed, ToldEvents told, ReadOnlySpan<byte> answer) =>
        new(feed, told.ToList(), Convert.ToHexStringLower(SHA256.HashData(answer)));
}

/// <summary>How a function says what it gives out.</summary>
public static class DisclosingRequest
{
    /// <summary>
    /// Says that the answer of this request gives out data of an enterprise; once for each enterprise. It is written down before
    /// the first byte of the answer leaves.
    /// </summary>
    public static void Disclose(this HttpRequest request, Disclosure disclosure) => Record(request).Add(disclosure);

    /// <summary>Says what the answer of this request gives out of a bank's feed.</summary>
    public static void Disclose(this HttpRequest request, FeedDisclosure disclosure) => Record(request).Add(disclosure);

    /// <summary>Writes down now what was disclosed so far: for answers that leave in parts, before each part.</summary>
    public static Task RecordDisclosuresAsync(this HttpRequest request, CancellationToken cancellation) => Record(request).WriteAsync(cancellation);

    private static CallRecord Record(HttpRequest request) =>
        request.HttpContext.Features.Get<CallRecord>() ?? throw new InvalidOperationException("This route lets everybody in: it can disclose nothing.");
}
