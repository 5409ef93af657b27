namespace Hub.Simulator;

/// <summary>Unified social credit codes (GB 32100-2015) with the organisation code (GB 11714-1997) inside.</summary>
public static class CreditCodes
{
    /// <summary>How many different codes one seed can give.</summary>
    public const int Capacity = 1_000_000;

    private const string Charset = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>Bodies of this prefix are not issued to companies, so that no synthetic code names a real one.</summary>
    private const string SyntheticPrefix = "MX";

    // Multiplying by a number prime to the capacity permutes 0…999,999; the inverse leads back from a code to its number.
    private const int Step = 618_033;
    private const int StepBack = 7_697;

    private static ReadOnlySpan<byte> Weights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    private static ReadOnlySpan<byte> OrganisationWeights => [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>A code of 18 characters with both check characters.</summary>
    /// <param name="authority">Positions 1–2, such as 91.</param>
    /// <param name="division">Positions 3–8, such as 330521.</param>
    /// <param name="body">The 8 characters of the organisation code before its check character.</param>
    public static string Make(string authority, string division, string body)
    {
        var first17 = authority + division + body + OrganisationCheck(body);
        return first17 + Check(first17);
    }

    /// <summary>Whether length, characters and both check characters are right.</summary>
    public static bool IsValid(string code) =>
        code.Length == 18
        && code.All(Charset.Contains)
        && OrganisationCheck(code[8..16]) == code[16]
        && Check(code[..17]) == code[17];

    /// <summary>The check character of the first 17, GB 32100-2015: (31 − Σ value·3^(i−1) mod 31) mod 31.</summary>
    public static char Check(string first17)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Charset.IndexOf(first17[i], StringComparison.Ordinal) * Weights[i];
        }

        return Charset[(31 - (sum % 31)) % 31];
    }

    /// <summary>The check character of the organisation code, GB 11714-1997: 11 − Σ mod 11, with X for 10 and 0 for 11.</summary>
    public static char OrganisationCheck(string body)
    {
        var sum = 0;
        for (var i = 0; i < OrganisationWeights.Length; i++)
        {
            sum += (char.IsAsciiDigit(body[i]) ? body[i] - '0' : body[i] - 'A' + 10) * OrganisationWeights[i];
        }

        return (11 - (sum % 11)) switch
        {
            11 => '0',
            10 => 'X',
            var digit => (char)('0' + digit),
        };
    }

    internal static string Body(int seed, int number) =>
        SyntheticPrefix + ((((long)number * Step) + Offset(seed)) % Capacity).ToString("D6");

    /// <summary>The number of the enterprise that would bear the code; null when the code is none of ours.</summary>
    internal static int? NumberOf(int seed, string code) =>
        code.Length == 18 && code.AsSpan(8, 2).SequenceEqual(SyntheticPrefix) && int.TryParse(code.AsSpan(10, 6), out var shifted)
            ? (int)((long)(shifted - Offset(seed) + Capacity) * StepBack % Capacity)
            : null;

    private static int Offset(int seed) => (int)(Dice.Mix((ulong)seed, 0) % Capacity);
}
