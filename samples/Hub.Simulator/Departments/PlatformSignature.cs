using System.Security.Cryptography;
using System.Text;

namespace Hub.Simulator;

/// <summary>HMAC-SHA256 of values joined by line feeds, in lower-case hexadecimal.</summary>
internal static class PlatformSignature
{
    public static string Of(string secret, params IEnumerable<string> values) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(string.Join('\n', values))));

    /// <summary>Compared without telling by its time how much of it was right.</summary>
    public static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
