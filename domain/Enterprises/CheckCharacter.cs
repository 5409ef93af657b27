namespace Hub.Domain.Enterprises;

/// <summary>The two check characters in a credit code: its own (GB 32100-2015, mod 31) and that of the organisation code in it (GB 11714-1997, mod 11).</summary>
public static class CheckCharacter
{
    /// <summary>The 31 characters of a credit code; a character's value is its place here. I, O, S, V and Z never occur.</summary>
    public const string CreditCodeAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly sbyte[] CreditCodeValues = MakeCreditCodeValues();

    private static ReadOnlySpan<byte> CreditCodeWeights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    private static ReadOnlySpan<byte> OrganisationWeights => [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Whether the character may stand in a credit code.</summary>
    public static bool IsInAlphabet(char character) => character < 128 && CreditCodeValues[character] >= 0;

    /// <summary>The 18th character of a credit code.</summary>
    /// <param name="first17">Its first 17 characters, all in <see cref="CreditCodeAlphabet"/>.</param>
    public static char OfCreditCode(ReadOnlySpan<char> first17)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += CreditCodeValues[first17[i]] * CreditCodeWeights[i];
        }

        return CreditCodeAlphabet[(31 - sum % 31) % 31];
    }

    /// <summary>The ninth character of an organisation code (组织机构代码).</summary>
    /// <param name="first8">Its first eight characters: digits and capital letters.</param>
    public static char OfOrganisationCode(ReadOnlySpan<char> first8)
    {
        var sum = 0;
        for (var i = 0; i < 8; i++)
        {
            var value = char.IsAsciiDigit(first8[i]) ? first8[i] - '0' : first8[i] - 'A' + 10;
            sum += value * OrganisationWeights[i];
        }

        return "0123456789X"[(11 - sum % 11) % 11];
    }

    private static sbyte[] MakeCreditCodeValues()
    {
        var values = new sbyte[128];
        Array.Fill(values, (sbyte)-1);
        for (var i = 0; i < CreditCodeAlphabet.Length; i++)
        {
            values[CreditCodeAlphabet[i]] = (sbyte)i;
        }

        return values;
    }
}
