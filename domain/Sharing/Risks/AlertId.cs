using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hub.Domain.Sharing.Risks;

/// <summary>
/// The ids of alerts: 16 hex digits of bank and enterprise, 16 of the rule and its occurrence for them, four for the number of the alert
/// among those. Whoever raises the same alert again comes to the same id.
/// </summary>
public static class AlertId
{
    private const int Digits = 16;
    private const int NumberDigits = 4;

    /// <summary>How long an id is.</summary>
    public const int Length = Digits + Digits + NumberDigits;

    /// <summary>What the ids of all alerts of a bank and an enterprise begin with.</summary>
    public static string PrefixOf(string bank, string creditCode) => Digest(bank, creditCode);

    /// <summary>The id of an alert.</summary>
    /// <param name="bank">Who is alerted.</param>
    /// <param name="creditCode">About whom.</param>
    /// <param name="rule">By which rule.</param>
    /// <param name="key">Which of its occurrences.</param>
    /// <param name="number">From 1: the how manieth alert of these.</param>
    public static string Of(string bank, string creditCode, string rule, string key, int number) =>
        PrefixOf(bank, creditCode) + Digest(bank, creditCode, rule, key) + number.ToString($"d{NumberDigits}", CultureInfo.InvariantCulture);

    /// <summary>Whether a text may be an id.</summary>
    public static bool IsOne(string text) => text.Length == Length && text.All(char.IsAsciiHexDigitLower);

    private static string Digest(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..Digits];
}
