using System.Globalization;

namespace Hub.Domain.Trust;

/// <summary>
/// A double as ECMAScript writes it (RFC 8785, 3.2.2.3; ECMA-262, Number::toString): the fewest digits that read as the same double,
/// plain from 1e-6 to below 1e21, with an exponent outside.
/// </summary>
public static class CanonicalNumber
{
    private const int MostPlainDigits = 21;
    private const int MostLeadingZeros = 6;

    /// <summary>The number as text.</summary>
    /// <exception cref="FormatException">It is infinite or none.</exception>
    public static string Of(double number)
    {
        if (!double.IsFinite(number))
        {
            throw new FormatException("A number that no double holds has no canonical form.");
        }

        // Also -0 is 0.
        return number == 0 ? "0" : number < 0 ? $"-{OfPositive(-number)}" : OfPositive(number);
    }

    private static string OfPositive(double number)
    {
        var (digits, point) = Shortest(number);
        return point switch
        {
            > MostPlainDigits or <= -MostLeadingZeros => Scientific(digits, point - 1),
            <= 0 => $"0.{new string('0', -point)}{digits}",
            _ when point >= digits.Length => digits.PadRight(point, '0'),
            _ => $"{digits[..point]}.{digits[point..]}",
        };
    }

    private static string Scientific(string digits, int exponent) =>
        string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{exponent:+0;-0}");

    /// <summary>The fewest digits, and where the point stands in them: 0.digits × 10^point.</summary>
    private static (string Digits, int Point) Shortest(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var parts = text[0].Split('.');
        var all = string.Concat(parts);
        var digits = all.TrimStart('0');
        var exponent = text.Length > 1 ? int.Parse(text[1], CultureInfo.InvariantCulture) : 0;
        return (digits.TrimEnd('0'), parts[0].Length - (all.Length - digits.Length) + exponent);
    }
}
