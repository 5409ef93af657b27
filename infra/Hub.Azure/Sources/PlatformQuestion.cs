using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hub.Domain.Intake.Values;

namespace Hub.Azure.Sources;

/// <summary>What the shared data platform is asked: a page of an interface, or one enterprise.</summary>
/// <param name="InterfaceId">The interface.</param>
/// <param name="PurposeCode">What it is asked for.</param>
public sealed record PlatformQuestion(string InterfaceId, string PurposeCode)
{
    /// <summary>Credit code; empty for a page.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Where the page starts; empty for the first.</summary>
    public string Cursor { get; init; } = "";

    /// <summary>Start of the window, ISO 8601 with +08:00; empty for everything.</summary>
    public string Since { get; init; } = "";

    /// <summary>Records of a page; 0 for one enterprise.</summary>
    public int Limit { get; init; }

    /// <summary>
    /// The signed call. Every attempt needs one of its own: the platform takes a nonce once.
    /// Signature: HMAC-SHA256 of the values joined by line feeds, lower-case hex.
    /// </summary>
    public (string RequestId, byte[] Json) ToCall(SharedPlatformOptions platform, DateTimeOffset now)
    {
        var requestId = Guid.NewGuid().ToString();
        var nonce = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var at = now.ToOffset(DateValue.Shanghai).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        var limit = Limit.ToString(CultureInfo.InvariantCulture);
        var sign = PlatformSignature.Of(platform.Secret, requestId, InterfaceId, Subject, PurposeCode, "", platform.AppId, at, nonce, Cursor, Since, limit);
        return (requestId, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["request_id"] = requestId,
            ["interface_id"] = InterfaceId,
            ["subject_uscc"] = Subject,
            ["purpose_code"] = PurposeCode,
            ["consent_id"] = "",
            ["caller"] = new Dictionary<string, string> { ["app"] = platform.AppId },
            ["ts"] = at,
            ["nonce"] = nonce,
            ["cursor"] = Cursor,
            ["since"] = Since,
            ["limit"] = Limit,
            ["sign"] = sign,
        }));
    }
}

/// <summary>HMAC-SHA256 of values joined by line feeds, lower-case hex.</summary>
internal static class PlatformSignature
{
    public static string Of(string secret, params IEnumerable<string> values) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(string.Join('\n', values))));

    /// <summary>Compared without telling by its time how much of it was right.</summary>
    public static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
