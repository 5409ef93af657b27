using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hub.Domain.Intake.Values;

namespace Hub.Domain.Sources;

/// <summary>A question to the shared data platform, the same for every attempt at it. What is not asked for is empty.</summary>
/// <param name="InterfaceId">The interface.</param>
/// <param name="PurposeCode">What the data is asked for.</param>
/// <param name="Subject">The enterprise; empty for a page.</param>
/// <param name="Cursor">The page; empty for the first.</param>
/// <param name="Since">Start of the window, +08:00; empty for everything.</param>
/// <param name="Limit">Records a page; 0 for one enterprise.</param>
public sealed record PlatformQuestion(string InterfaceId, string PurposeCode, string Subject, string Cursor, string Since, int Limit)
{
    /// <summary>The consent it goes by; empty as long as the hub holds none.</summary>
    public string ConsentId { get; init; } = "";
}

/// <summary>
/// The call envelope of the shared data platform (一体化智能化公共数据平台): questions and replies are signed with HMAC-SHA256 over
/// their values joined by line feeds.
/// </summary>
public static class PlatformEnvelope
{
    /// <summary>The body of one attempt.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="app">The hub's name at the platform.</param>
    /// <param name="secret">The secret shared with it.</param>
    /// <param name="requestId">A UUID of this attempt.</param>
    /// <param name="nonce">32 hex digits, never used twice.</param>
    /// <param name="now">When it is sent; the platform takes five minutes off at the most.</param>
    public static byte[] Sign(PlatformQuestion question, string app, string secret, string requestId, string nonce, DateTimeOffset now)
    {
        var ts = Timestamp(now);
        var sign = Signature(
            secret, requestId, question.InterfaceId, question.Subject, question.PurposeCode, question.ConsentId, app, ts, nonce,
            question.Cursor, question.Since, question.Limit.ToString(CultureInfo.InvariantCulture));
        return JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["request_id"] = requestId,
            ["interface_id"] = question.InterfaceId,
            ["subject_uscc"] = question.Subject,
            ["purpose_code"] = question.PurposeCode,
            ["consent_id"] = question.ConsentId,
            ["caller"] = new Dictionary<string, string> { ["app"] = app },
            ["ts"] = ts,
            ["nonce"] = nonce,
            ["cursor"] = question.Cursor,
            ["since"] = question.Since,
            ["limit"] = question.Limit,
            ["sign"] = sign,
        });
    }

    /// <summary>Why a reply is not the platform's to this attempt; null if it is.</summary>
    public static string? Fault(ReadOnlyMemory<byte> reply, string secret, string requestId)
    {
        try
        {
            using var document = JsonDocument.Parse(reply, new JsonDocumentOptions { MaxDepth = int.MaxValue });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "request_id") != requestId)
            {
                return "the reply is to another request_id";
            }

            var expected = Signature(
                secret, requestId, Text(root, "code"), Text(root, "as_of"), Text(root, "source_ts"), Text(root, "next"), DigestOfItems(root));
            return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Text(root, "sign")), Encoding.UTF8.GetBytes(expected))
                ? null
                : "the reply's sign is not the platform's: compare Hub:SharedPlatform:Secret";
        }
        catch (JsonException e)
        {
            return $"the reply is no JSON at line {e.LineNumber + 1}";
        }
    }

    /// <summary>An instant as the envelope has it: to the second, +08:00.</summary>
    public static string Timestamp(DateTimeOffset instant) =>
        instant.ToOffset(DateValue.Shanghai).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>The instant a reply says it is as of; a day stands for its end in China. Null if it says none.</summary>
    public static DateTimeOffset? AsOf(string? text)
    {
        if (text?.Contains(':') == true)
        {
            return DateValue.TryReadInstant(text, out var instant) ? instant : null;
        }

        return DateValue.TryReadDay(text, out var day)
            ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), DateValue.Shanghai)
            : null;
    }

    private static string Signature(string secret, params IEnumerable<string> values) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(string.Join('\n', values))));

    /// <summary>Of the array's bytes exactly as they stand in the reply.</summary>
    private static string DigestOfItems(JsonElement root) =>
        root.TryGetProperty(PlatformCall.Items, out var items) && items.ValueKind == JsonValueKind.Array
            ? Convert.ToHexStringLower(SHA256.HashData(JsonMarshal.GetRawUtf8Value(items)))
            : "";

    private static string Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
