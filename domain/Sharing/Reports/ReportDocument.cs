using System.Security.Cryptography;
using System.Text.Json;
using Hub.Domain.Trust.Keys;

namespace Hub.Domain.Sharing.Reports;

/// <summary>
/// A report as it is stored and handed out: a compact JWS (RFC 7515, ES256) with the canonical JSON (RFC 8785) as its payload, so that
/// the one text holds report and signature, and no two of them can differ.
/// </summary>
/// <param name="Jws">The JWS.</param>
public sealed record ReportDocument(CompactJws Jws)
{
    /// <summary>What the JWS says it is.</summary>
    public const string Type = "report+jws";

    /// <summary>The report: its very bytes.</summary>
    public ReadOnlyMemory<byte> Json => Jws.Payload;

    /// <summary>SHA-256 of the report, lower-case hex.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Jws.Payload));

    /// <summary>The report's number; null if the payload is no report.</summary>
    public string? Number
    {
        get
        {
            try
            {
                using var json = JsonDocument.Parse(Jws.Payload);
                return PermittedProfile.TextOf(PermittedProfile.Member(json.RootElement, "report"), "no");
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>Signs a report.</summary>
    public static async Task<ReportDocument> SignAsync(byte[] json, IPlatformKeys keys, CancellationToken cancellation) =>
        new(await CompactJws.SignAsync(Type, json, keys, cancellation));

    /// <summary>Reads a JWS; null if it is none of a report. Its signature is not looked at.</summary>
    public static ReportDocument? Parse(string text) => CompactJws.Parse(text) is { Type: Type } jws ? new ReportDocument(jws) : null;
}
