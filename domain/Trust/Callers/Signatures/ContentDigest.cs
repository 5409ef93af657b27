using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Hub.Domain.Trust.Callers.Signatures;

/// <summary>The field <c>Content-Digest</c> (RFC 9530, 2), with <c>sha-256</c>, <c>sha-512</c> or both.</summary>
public static partial class ContentDigest
{
    private const int LongestField = 512;

    /// <summary>The field's value for a body, by <c>sha-256</c>.</summary>
    public static string Of(ReadOnlySpan<byte> body) => $"sha-256=:{Convert.ToBase64String(SHA256.HashData(body))}:";

    /// <summary>Whether every digest of the field is the body's; a field of another form, or with another algorithm, is not.</summary>
    public static bool Matches(string field, ReadOnlySpan<byte> body)
    {
        if (field.Length > LongestField || Form().Match(field) is not { Success: true } match)
        {
            return false;
        }

        var matches = true;
        var digests = match.Groups["digest"].Captures;
        for (var i = 0; i < digests.Count; i++)
        {
            var isLong = match.Groups["algorithm"].Captures[i].Value == "sha-512";
            var expected = isLong ? SHA512.HashData(body) : SHA256.HashData(body);
            matches &= CryptographicOperations.FixedTimeEquals(expected, Convert.FromBase64String(digests[i].Value));
        }

        return matches;
    }

    [GeneratedRegex("^(?<algorithm>sha-256|sha-512)=:(?<digest>(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?):(?:, ?(?<algorithm>sha-256|sha-512)=:(?<digest>(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?):)?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
