using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hub.Domain.Sharing.Deliveries;

/// <summary>
/// The secret that a hub and a receiver share, and signatures with it, as Standard Webhooks 1.0 has them: HMAC-SHA256 over
/// <c>id.timestamp.body</c>, written <c>v1,base64</c>.
/// </summary>
public static class WebhookSecret
{
    /// <summary>Bytes of a secret.</summary>
    public const int Size = 32;

    private const string Prefix = "whsec_";

    /// <summary>How a secret is told to the receiver: <c>whsec_</c> and base64.</summary>
    public static string Write(ReadOnlySpan<byte> secret) => Prefix + Convert.ToBase64String(secret);

    /// <summary>The value of <c>webhook-signature</c>: a signature with each secret in use, parted by spaces.</summary>
    /// <param name="secrets">One, or two while they are rotated.</param>
    /// <param name="id">The value of <c>webhook-id</c>.</param>
    /// <param name="time">The instant of <c>webhook-timestamp</c>, whose whole seconds count.</param>
    /// <param name="body">The bytes of the request.</param>
    public static string Sign(IEnumerable<byte[]> secrets, string id, DateTimeOffset time, ReadOnlyMemory<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{time.ToUnixTimeSeconds()}."));
        return string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(Sign(secret, head, body.Span))}"));
    }

    private static byte[] Sign(byte[] secret, byte[] head, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(head);
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
