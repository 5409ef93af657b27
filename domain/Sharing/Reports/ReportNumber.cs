using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Hub.Domain.Enterprises;

namespace Hub.Domain.Sharing.Reports;

/// <summary>
/// Numbers of reports, such as <c>R-7K3M-9Q2X-84TD-1BPH-C</c>: 16 characters of the alphabet of credit codes (no I, O, S, V, Z) drawn
/// from a hash, then a check character, so that one that was misread is told from one that does not exist. [P]
/// </summary>
public static class ReportNumber
{
    private const string Prefix = "R";
    private const int Characters = 16;
    private const int Group = 4;
    private const string Alphabet = CheckCharacter.CreditCodeAlphabet;

    /// <summary>The number that belongs to a text: always the same one.</summary>
    public static string Of(string text)
    {
        var rest = new BigInteger(SHA256.HashData(Encoding.UTF8.GetBytes(text)), isUnsigned: true, isBigEndian: true);
        var characters = new char[Characters];
        for (var i = 0; i < Characters; i++)
        {
            rest = BigInteger.DivRem(rest, Alphabet.Length, out var digit);
            characters[i] = Alphabet[(int)digit];
        }

        return Shown(characters);
    }

    /// <summary>Whether a text has the form of a number and the right check character.</summary>
    public static bool IsValid(string text)
    {
        var characters = text.Where(c => c != '-').Skip(Prefix.Length).Take(Characters).ToArray();
        return characters.Length == Characters && characters.All(CheckCharacter.IsInAlphabet) && Shown(characters) == text;
    }

    private static string Shown(char[] characters) =>
        $"{Prefix}-{string.Join('-', characters.Chunk(Group).Select(g => new string(g)))}-{CheckOf(characters)}";

    /// <summary>As in a credit code (GB 32100-2015), whose weights are for 17 characters: a 0 stands before.</summary>
    private static char CheckOf(char[] characters) => CheckCharacter.OfCreditCode(['0', .. characters]);
}
